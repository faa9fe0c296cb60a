// The segments of a recording: a lane of buttons on the time axis, and a table of the same.
import {colourOf, inkOn} from './colours.js';
import {element} from './dom.js';
import {channelName} from './summary.js';
import {segmentWords, warningWords} from './words.js';

/** Left and right go from button to button, so that Tab passes over a long recording's thousand. */
function walkable(lane) {
  lane.addEventListener('keydown', event => {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    const buttons = [...lane.querySelectorAll('button')];
    const to = buttons[buttons.indexOf(event.target) + step];
    if (step && to) {
      event.preventDefault();
      event.target.tabIndex = -1;
      to.tabIndex = 0;
      to.focus();
    }
  });
}

function paint(button, segment) {
  const colour = colourOf(segment.emotion);
  const ink = inkOn(colour);
  button.style.backgroundColor = colour;
  button.style.color = ink;
  button.style.setProperty('--stripe', ink === '#ffffff' ? 'rgba(255, 255, 255, .45)' : 'rgba(255, 255, 255, .6)');
  button.style.setProperty('--under', colour);
}

/**
 * One channel's lane.
 *
 * @param duration of the recording in seconds
 * @param hear is called with the segment that is clicked
 * @return `{lane, mark(seconds), repaint()}`
 */
export function segmentLane({channel, segments}, duration, hear) {
  const lane = element('div', {className: 'segments', role: 'group', 'aria-label': `Segments, ${channelName(channel)}`});
  const buttons = segments.map((segment, i) => {
    const button = element('button', {type: 'button', tabIndex: i ? -1 : 0, title: segmentWords(segment)},
      element('span', {}, segment.emotion));
    button.setAttribute('aria-label', `Hear ${segmentWords(segment)}`);
    button.classList.toggle('uncertain', segment.uncertain);
    button.style.left = `${(100 * segment.start) / duration}%`;
    button.style.width = `${(100 * (segment.end - segment.start)) / duration}%`;
    button.addEventListener('click', event => {
      event.stopPropagation();
      hear(segment);
    });
    return button;
  });
  lane.append(...buttons);
  walkable(lane);
  const repaint = () => buttons.forEach((button, i) => paint(button, segments[i]));
  repaint();
  let marked = null;
  const mark = seconds => {
    const now = buttons[segments.findIndex(each => seconds >= each.start && seconds < each.end)] ?? null;
    if (now !== marked) {
      marked?.removeAttribute('aria-current');
      now?.setAttribute('aria-current', 'true');
      marked = now;
    }
  };
  return {lane, mark, repaint};
}

/** Fills the table's body with the segments of all channels, in the order of time. */
export function fillSegmentTable(body, channels, hear) {
  const all = channels.flatMap(({channel, segments}) => segments.map(segment => ({channel, segment})));
  all.sort((a, b) => a.segment.start - b.segment.start);
  body.replaceChildren(...all.map(({channel, segment}) => {
    const button = element('button', {type: 'button'}, 'Hear');
    button.setAttribute('aria-label', `Hear ${segmentWords(segment)}`);
    button.addEventListener('click', () => hear(segment));
    const dot = element('span', {className: 'dot'});
    dot.style.background = colourOf(segment.emotion);
    const remarks = [
      ...(channels.length > 1 ? [channelName(channel)] : []), ...(segment.uncertain ? ['uncertain'] : []),
      ...segment.warnings.map(warningWords)];
    return element('tr', {},
      element('td', {}, segment.start.toFixed(2)), element('td', {}, segment.end.toFixed(2)),
      element('td', {className: 'word'}, dot, segment.emotion), element('td', {}, (100 * segment.confidence).toFixed(1)),
      element('td', {className: 'word wrap'}, remarks.join('; ')), element('td', {}, button));
  }));
}
