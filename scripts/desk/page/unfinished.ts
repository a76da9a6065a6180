import type Leaflet from 'leaflet';
import { L } from './ground.ts';

/** What the drawing tools keep to themselves: the tool that draws corner by corner, and its step back. */
type CornerTool = { _removeLastVertex: () => void };

/** An outline that is being drawn corner by corner and is not closed yet. */
export class Unfinished {
  readonly #map: Leaflet.Map;
  #line: Leaflet.Polyline | undefined;
  #tool: CornerTool | undefined;
  /** Told of every corner that comes or goes, and of the end. */
  onChange: () => void = () => {};

  constructor(map: Leaflet.Map) {
    this.#map = map;
    map.on('pm:drawstart', ({ workingLayer, shape }) => this.#watch(workingLayer, shape));
    map.on('pm:drawend', () => {
      this.#line = undefined;
      this.onChange();
    });
  }

  /** How many corners there are; none when nothing is being drawn. */
  get corners(): number {
    return this.#points().length;
  }

  /** How far the corners are apart, in km. */
  get acrossKm(): number {
    return acrossKm(L.latLngBounds(this.#points()));
  }

  /** Takes the last corner away again; the first goes only with the whole. */
  takeBack(): void {
    this.#tool?._removeLastVertex();
    this.onChange();
  }

  #points(): Leaflet.LatLng[] {
    return (this.#line?.getLatLngs() ?? []) as Leaflet.LatLng[];
  }

  #watch(layer: Leaflet.Layer, shape: string): void {
    if (!(layer instanceof L.Polyline)) return;
    this.#line = layer;
    this.#tool = (this.#map.pm.Draw as unknown as Record<string, CornerTool>)[shape];
    layer.on('pm:vertexadded', () => this.onChange());
  }
}

/** The longer side of a box, in km. */
export function acrossKm(box: Leaflet.LatLngBounds): number {
  if (!box.isValid()) return 0;
  const from = box.getSouthWest();
  return Math.max(from.distanceTo(box.getSouthEast()), from.distanceTo(box.getNorthWest())) / 1000;
}
