import type Leaflet from 'leaflet';
import type { Outline } from '#area/shape/geometry.ts';
import { byId } from './elements.ts';
import { type Ground, L, polygonOf } from './ground.ts';
import { Unfinished } from './unfinished.ts';

/** How an outline came to be as it is. */
export type Drawn = 'drawn' | 'loaded' | 'joined' | 'circle' | 'typed' | 'refused';

const HINTS: Readonly<Record<string, string>> = {
  Polygon:
    'Click on the map for each corner. Click on the first one again to finish. Undo takes back the last corner; Esc starts again.',
  Rectangle: 'Click on one corner, then on the opposite one.',
  Circle: 'Click on the middle, then as far out as it should reach.',
  edit: 'Drag a corner to move it. Drag a small dot to add one. Right-click on a corner to take it away.',
  drag: 'Drag the whole outline to where it should be.',
  cut: 'Cuts a hole in the outline, or a piece off it. Click round the part that should go; click on the first corner again to finish. Undo takes back the last corner; Esc starts again.',
};
const CORNERS_OF_CIRCLE = 64;
const STEPS = 50;

/** The outline that is being made, and the tools that change it. */
export class Drawing {
  readonly #ground: Ground;
  readonly #unfinished: Unfinished;
  #outline: Outline | undefined;
  #before: (Outline | undefined)[] = [];
  #layer: Leaflet.Polygon | undefined;
  #tool: string | undefined;
  /** Told of every change, with how it came; `isPassing` while a hand is still moving. */
  onChange: (outline: Outline | undefined, how: Drawn, isPassing: boolean) => void = () => {};
  /** Told when an outline that is not closed yet has got another corner, or has come to its end. */
  onUnfinished: () => void = () => {};

  constructor(ground: Ground) {
    this.#ground = ground;
    const { map } = ground;
    this.#unfinished = new Unfinished(map);
    this.#unfinished.onChange = () => {
      this.#showTools();
      this.onUnfinished();
    };
    map.pm.setGlobalOptions({ snappable: false, tooltips: false, continueDrawing: false, allowSelfIntersection: true });
    map.pm.setPathOptions({ className: 'drawn' });
    const lines = { className: 'begun' };
    map.pm.setGlobalOptions({ templineStyle: lines, hintlineStyle: { ...lines, dashArray: [5, 5] } });
    map.on('pm:create', ({ layer, shape }) => this.#take(layer, shape));
    map.on('pm:cut', ({ layer }) => this.#take(layer, 'Cut'));
    for (const button of this.#buttons()) {
      button.addEventListener('click', () =>
        this.use(button.dataset.tool === this.#tool ? undefined : button.dataset.tool),
      );
    }
    document.addEventListener('keydown', (event) => this.#pressed(event));
    byId('undo').addEventListener('click', () => this.#undo());
    byId('clear').addEventListener('click', () => this.set(undefined, 'drawn'));
    this.#showTools();
  }

  get outline(): Outline | undefined {
    return this.#outline;
  }

  /** Whether a tool is in hand. */
  get isInUse(): boolean {
    return this.#tool !== undefined;
  }

  /** How far an outline reaches that is not closed yet, in km; undefined when none is begun. */
  get unfinishedKm(): number | undefined {
    return this.#unfinished.corners > 0 ? this.#unfinished.acrossKm : undefined;
  }

  /** Puts another outline in the place of the one there is, which can be brought back. */
  set(outline: Outline | undefined, how: Drawn): void {
    this.#remember(outline);
    this.#put(outline, how);
  }

  /** Begins with an outline, or none; there is nothing to bring back. */
  begin(outline: Outline | undefined): void {
    this.use(undefined);
    this.#before = [];
    this.#put(outline, 'loaded');
  }

  /** Colours the outline by whether it can be saved. */
  markWrong(isWrong: boolean): void {
    this.#layer?.getElement()?.classList.toggle('wrong', isWrong);
  }

  /** Shows the outline, or hides it while something else is worked on. */
  show(isShown: boolean): void {
    this.use(undefined);
    if (isShown) this.#layer?.addTo(this.#ground.map);
    else this.#layer?.remove();
  }

  /** Takes a tool in hand, or puts down the one that is. */
  use(tool: string | undefined): void {
    const { pm } = this.#ground.map;
    pm.disableDraw();
    pm.disableGlobalCutMode();
    this.#layer?.pm.disable();
    this.#layer?.pm.disableLayerDrag();
    this.#tool = tool;
    if (tool === 'edit') this.#layer?.pm.enable({ allowSelfIntersection: true, snappable: false });
    else if (tool === 'drag') this.#layer?.pm.enableLayerDrag();
    else if (tool === 'cut') pm.enableGlobalCutMode({ allowSelfIntersection: true });
    else if (tool) pm.enableDraw(tool as 'Polygon' | 'Rectangle' | 'Circle', { snappable: false, tooltips: false });
    this.#showTools();
    // On a small screen the map lies below the tools.
    if (tool) byId('map').scrollIntoView({ block: 'nearest' });
  }

  #put(outline: Outline | undefined, how: Drawn): void {
    this.#layer?.remove();
    this.#layer = undefined;
    this.#outline = outline;
    if (outline) {
      // Leaflet knows this option by its drawing tools: of all on the map only this may be changed.
      const options = { className: 'drawn', pmIgnore: false, smoothFactor: 0 } as Leaflet.PolylineOptions;
      this.#layer = polygonOf(outline, options).addTo(this.#ground.map);
      this.#layer.on('pm:change', () => this.#moved(true));
      this.#layer.on('pm:edit pm:dragend', () => this.#moved(false));
      this.#layer.on('pm:drag', () => this.#moved(true));
    }
    this.#showTools();
    this.onChange(outline, how, false);
  }

  /** A corner or the whole was moved with the mouse: the shape on the map is ahead of the outline. */
  #moved(isPassing: boolean): void {
    const outline = this.#layer && outlineOf(this.#layer);
    if (!isPassing) {
      this.#remember(outline);
      this.#outline = outline;
      this.#showTools();
    }
    this.onChange(outline, 'drawn', isPassing);
  }

  /** Keeps what there was; the tools tell some changes twice. */
  #remember(next: Outline | undefined): void {
    if (JSON.stringify(next) === JSON.stringify(this.#outline)) return;
    this.#before = [...this.#before, this.#outline].slice(-STEPS);
  }

  #take(layer: Leaflet.Layer, shape: string): void {
    layer.remove();
    const outline =
      layer instanceof L.Circle ? outlineOf(L.PM.Utils.circleToPolygon(layer, CORNERS_OF_CIRCLE)) : outlineOf(layer);
    this.use(undefined);
    if (outline || shape === 'Cut') this.set(outline, 'drawn');
  }

  /** Esc begins again, and puts the tool down when nothing is begun; Ctrl-Z is Undo wherever nothing is typed. */
  #pressed(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    if (key === 'Escape') this.use(this.#unfinished.corners > 0 ? this.#tool : undefined);
    const isTyping = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && isOfText(target));
    const isUndo = key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !isTyping;
    if (!isUndo || byId('undo', HTMLButtonElement).disabled || byId('places').hidden) return;
    event.preventDefault();
    this.#undo();
  }

  #undo(): void {
    const { corners } = this.#unfinished;
    if (corners > 1) this.#unfinished.takeBack();
    else if (corners === 1) this.use(this.#tool);
    else this.#bringBack();
  }

  #bringBack(): void {
    const before = this.#before.pop();
    this.use(undefined);
    this.#put(before, 'drawn');
  }

  #buttons(): HTMLButtonElement[] {
    return [...document.querySelectorAll<HTMLButtonElement>('[data-tool]')];
  }

  #showTools(): void {
    for (const button of this.#buttons()) {
      const tool = button.dataset.tool ?? '';
      button.setAttribute('aria-pressed', String(tool === this.#tool));
      button.disabled = /^[a-z]/.test(tool) && !this.#outline;
    }
    byId('tool-hint').textContent =
      HINTS[this.#tool ?? ''] ?? 'Choose what to draw, then click on the map. The other three ways need no mouse.';
    byId('undo', HTMLButtonElement).disabled = this.#before.length === 0 && this.#unfinished.corners === 0;
    byId('clear', HTMLButtonElement).disabled = !this.#outline;
  }
}

const isOfText = ({ type }: HTMLInputElement): boolean => type !== 'radio' && type !== 'checkbox';

/** The outline of a shape on the map; undefined when nothing is left of it. */
function outlineOf(layer: Leaflet.Layer): Outline | undefined {
  if (layer instanceof L.Polygon) {
    const { geometry } = layer.toGeoJSON(7);
    return isEmpty(geometry.coordinates) ? undefined : (geometry as unknown as Outline);
  }
  if (!(layer instanceof L.LayerGroup)) return undefined;
  const parts = layer.getLayers().flatMap((part) => outlineOf(part) ?? []);
  const polygons = parts.flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : part.coordinates));
  return polygons.length === 0 ? undefined : { type: 'MultiPolygon', coordinates: polygons };
}

const isEmpty = (coordinates: unknown): boolean => Array.isArray(coordinates) && coordinates.flat(9).length === 0;
