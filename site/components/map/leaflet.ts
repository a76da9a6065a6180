// The parts of Leaflet that are used, from its modules, so that a bundler can leave the others out.
export {
  CircleMarker,
  DomEvent,
  DomUtil,
  GridLayer,
  LatLngBounds,
  Map as LeafletMap,
  type Path,
  Point,
  Polygon,
} from 'leaflet/dist/leaflet-src.esm.js';
