// What was heard in the whole of a recording, and what is wrong with it, in words.
import {bars} from './bars.js';
import {element} from './dom.js';
import {clock, percent, warningWords} from './words.js';

function tile(name, value, words) {
  return element('div', {className: 'tile'},
    element('p', {className: 'name'}, name), element('p', {className: 'value'}, value), element('p', {className: 'words'}, words));
}

/** Warnings as a list of sentences; null where there are none. */
export function warningList(warnings) {
  return warnings.length
    ? element('ul', {className: 'warnings'}, ...warnings.map(each => element('li', {}, warningWords(each))))
    : null;
}

/**
 * One channel's summary.
 *
 * @param summary as the server gives it: `speech`, `seconds`, `uncertain`, `emotion`, `confidence`, `probabilities`, `warnings`
 * @param duration of the recording in seconds
 * @param labels all emotions, in order
 */
export function summaryParts(summary, duration, labels) {
  const warnings = warningList(summary.warnings);
  if (!summary.emotion) {
    return [element('p', {}, 'No speech was found, so there is no emotion to name.'), ...(warnings ? [warnings] : [])];
  }
  const share = summary.speech ? summary.uncertain / summary.speech : 0;
  const tiles = element('div', {className: 'tiles few'},
    tile('on the whole', summary.emotion, `${percent(summary.confidence)} sure`),
    tile('speech', clock(summary.speech), `of ${clock(duration)}`),
    tile('uncertain', percent(share), 'of the speech'));
  const list = element('dl', {className: 'bars'});
  bars(list, labels)({emotion: summary.emotion, probabilities: shares(summary)});
  const note = element('p', {className: 'note'}, 'How much of the speech sounds most like each; the rest is uncertain.');
  return [tiles, ...(warnings ? [warnings] : []), note, list];
}

const shares = ({seconds, speech}) =>
  Object.fromEntries(Object.entries(seconds).map(([label, each]) => [label, speech ? each / speech : 0]));

/** What a channel of a timeline is called. */
export const channelName = channel => (channel === 0 ? 'all channels' : `channel ${channel}`);
