// The token of a server that wants one: asked for when it does, kept until the tab is closed.
import {byId} from './dom.js';

const KEY = 'intone-token';
let asked = null;

export const token = () => sessionStorage.getItem(KEY);

/** Shows the field; resolves when a token was given. All who ask meanwhile wait for the same. */
export function askToken() {
  asked ??= new Promise(given => {
    const form = byId('token-form');
    byId('token-wrong').textContent = token() ? 'The last one was wrong.' : '';
    form.hidden = false;
    byId('token').value = '';
    byId('token').focus();
    form.addEventListener('submit', event => {
      event.preventDefault();
      sessionStorage.setItem(KEY, byId('token').value.trim());
      form.hidden = true;
      asked = null;
      given();
    }, {once: true});
  });
  return asked;
}

/** How a WebSocket takes the token, since a browser lets it send no header: as a subprotocol. */
export function subprotocols() {
  if (!token()) {
    return ['intone.v1'];
  }
  const bytes = String.fromCharCode(...new TextEncoder().encode(token()));
  return ['intone.v1', `bearer.${btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`];
}
