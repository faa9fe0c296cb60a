// The colour of each emotion, as the server gives them: the same as in reports.
import {element} from './dom.js';

const OTHER = '#777777';
let colours = new Map();

/** @param emotions `[{label, light, dark}]` */
export function useColours(emotions) {
  colours = new Map(emotions.map(each => [each.label, each]));
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The colour of an emotion in the theme that is on. */
export function colourOf(label) {
  const both = colours.get(label);
  return (both && (isDark() ? both.dark : both.light)) || OTHER;
}

/** Ink that can be read on a colour `#rrggbb`: of black and white the one with the greater contrast (WCAG 2). */
export function inkOn(colour) {
  const [r, g, b] = [1, 3, 5].map(at => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? '#ffffff' : '#000000';
}

/** Writes the list of colours. */
export function fillLegend(list, labels) {
  const items = labels.map(label => {
    const dot = element('span', {className: 'dot'});
    dot.style.background = colourOf(label);
    return element('li', {}, dot, label);
  });
  items.push(element('li', {}, element('span', {className: 'hatched'}), 'uncertain'));
  list.replaceChildren(...items);
}

// From little to much: viridis, as in reports (S. van der Walt and N. Smith, 2015, CC0), straight between ten of its colours.
const VIRIDIS = ['440154', '482878', '3e4a89', '31688e', '26828e', '1f9e89', '35b779', '6dcd59', 'b4de2c', 'fde725'].map(hex =>
  [0, 2, 4].map(at => parseInt(hex.slice(at, at + 2), 16) / 255));

/** 256 colours `[red, green, blue, alpha]`, each 0 to 1. */
export function viridis() {
  return Array.from({length: 256}, (_, i) => {
    const place = (i * (VIRIDIS.length - 1)) / 255;
    const before = Math.min(VIRIDIS.length - 2, Math.floor(place));
    const share = place - before;
    return [...VIRIDIS[before].map((low, c) => low + share * (VIRIDIS[before + 1][c] - low)), 1];
  });
}
