// Light and dark: the system's choice until the button is pressed.
import {byId} from './dom.js';
import {isDark} from './colours.js';

/** Calls back after each change, the system's included. */
export function onTheme(changed) {
  document.addEventListener('themechange', changed);
}

export function startTheme() {
  const tell = () => document.dispatchEvent(new Event('themechange'));
  byId('theme').addEventListener('click', () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    tell();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell);
}
