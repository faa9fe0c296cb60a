// The WebSocket to `/v1/stream`: opened again after it is lost, until it is ended.
import {model} from './server.js';
import {subprotocols} from './token.js';

const FIRST_WAIT_SECONDS = 0.5;
const LONGEST_WAIT_SECONDS = 10;
const MOST_WAITING_SECONDS = 2;
const REFUSED = 1008;

/** A stream of sound to the server. Events: `onEvent(event)`, `onState(state, words)` with `connecting`, `open`, `lost`, `refused`, `ended`. */
export class Stream {
  #socket = null;
  #timer = 0;
  #tries = 0;
  #isReady = false;
  #isEnding = false;
  #said = '';

  constructor({rate, adapt, onEvent, onState}) {
    Object.assign(this, {rate, adapt, onEvent, onState});
    this.#connect();
  }

  #connect() {
    const query = new URLSearchParams({encoding: 's16le', rate: this.rate});
    if (this.adapt) {
      query.set('adapt', 'speaker');
    }
    this.onState('connecting', 'Connecting…');
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/stream?${query}`, subprotocols());
    this.#socket = socket;
    this.#isReady = false;
    this.#said = '';
    socket.onmessage = message => this.#heard(JSON.parse(message.data));
    socket.onclose = event => socket === this.#socket && this.#closed(event);
  }

  #heard(event) {
    if (event.type === 'error') {
      this.#said = event.message;
      return;
    }
    if (event.type === 'ready') {
      this.#isReady = true;
      this.#tries = 0;
      this.onState('open', 'Listening.');
    }
    this.onEvent(event);
    if (event.type === 'end') {
      this.#isEnding = true;
    }
  }

  async #closed(event) {
    const wasReady = this.#isReady;
    this.#isReady = false;
    if (this.#isEnding) {
      this.onState('ended', 'Stopped.');
      return;
    }
    if (event.code === REFUSED) {
      this.onState('refused', `The server refused: ${this.#said || event.reason || 'no reason given'}`);
      return;
    }
    const seconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** this.#tries++);
    const why = this.#said ? `The server said: ${this.#said}. ` : '';
    this.onState('lost', `${why}The connection is lost; trying again…`);
    // A browser does not tell why a socket was not opened; a server that wants a token tells it by HTTP, and is given one.
    if (!wasReady) {
      await model().catch(() => {});
    }
    if (!this.#isEnding) {
      this.#timer = setTimeout(() => this.#connect(), 1000 * seconds);
    }
  }

  /** Sends sound; false where it was not sent, since the stream is not open or the line is too slow. */
  send(chunk) {
    const isSlow = this.#socket.bufferedAmount > 2 * this.rate * MOST_WAITING_SECONDS;
    if (!this.#isReady || isSlow) {
      return false;
    }
    this.#socket.send(chunk);
    return true;
  }

  /** No more sound comes; the server judges the rest and closes. */
  end() {
    clearTimeout(this.#timer);
    const wasReady = this.#isReady;
    this.#isEnding = true;
    if (wasReady) {
      this.#socket.send(JSON.stringify({type: 'end'}));
      this.#isReady = false;
    } else {
      this.#socket.close();
      this.onState('ended', 'Stopped.');
    }
  }

  /** Closes at once, and tells nothing any more. */
  drop() {
    clearTimeout(this.#timer);
    this.onEvent = this.onState = () => {};
    this.#isEnding = true;
    this.#socket.close();
  }
}
