// The words of the controls, English and Spanish.

const WORDS = {
  view: ['View', 'Vista'],
  line: ['Lines', 'Líneas'],
  bars: ['Bars', 'Barras'],
  dots: ['Dots', 'Puntos'],
  slope: ['Slopes', 'Pendientes'],
  multiples: ['Small charts', 'Minigráficos'],
  heat: ['Heat table', 'Tabla de calor'],
  map: ['Map', 'Mapa'],
  tiles: ['Tiles', 'Mosaico'],
  table: ['Table', 'Tabla'],
  countries: ['Countries', 'Países'],
  log: ['Log scale', 'Escala logarítmica'],
  legend: ['Series', 'Series'],
  hide: ['Hide', 'Ocultar'],
  year: ['Year', 'Año'],
  latest: ['latest figures', 'últimas cifras'],
  from: ['From', 'Desde'],
  to: ['To', 'Hasta'],
  play: ['Play', 'Reproducir'],
  pause: ['Pause', 'Pausar'],
  download: ['Download', 'Descargar'],
  size: ['Size of the picture', 'Tamaño de la imagen'],
  link: ['Copy link', 'Copiar enlace'],
  copied: ['Link copied.', 'Enlace copiado.'],
  notCopied: ['The link could not be copied.', 'No se pudo copiar el enlace.'],
};

/** @typedef {keyof typeof WORDS} Word */

/** A word. @param {Word} name @param {boolean} spanish */
export const word = (name, spanish) => WORDS[name][spanish ? 1 : 0];
