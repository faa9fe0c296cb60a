// How figures and warnings are said.

/** Seconds as 1:02.5, or 1:00:02.5 from an hour on. */
export function clock(seconds, digits = 1) {
  const scale = 10 ** digits;
  const whole = Math.round(Math.max(0, seconds) * scale);
  const parts = [Math.floor(whole / scale / 3600), Math.floor(whole / scale / 60) % 60, (whole / scale) % 60];
  const last = parts[2].toFixed(digits).padStart(digits ? digits + 3 : 2, '0');
  return parts[0] ? `${parts[0]}:${String(parts[1]).padStart(2, '0')}:${last}` : `${parts[1]}:${last}`;
}

export const percent = share => `${Math.round(100 * share)} %`;

const WARNINGS = new Map([
  ['silent', 'It is silent: no sample is louder than -80 dB of full scale.'],
  ['quiet', 'It is very quiet: its loudest sample lies below -40 dB of full scale.'],
  ['too short', 'It is too short: less than 0.3 s of sound.'],
  ['clipped', 'It is clipped: its loudest parts were cut off in recording.'],
  ['no speech found', 'No speech was found in it: noise, tones or whispering.'],
  ['narrow band', 'Its high frequencies are missing, as over a telephone; the model hears less.'],
  ['noisy', 'It is noisy: the voice hardly stands out.'],
  ['unlike training', 'It is unlike what the model was trained on: take the answer with care.'],
]);

/** A warning of the server as a sentence; one that is not known here as it is. */
export const warningWords = warning => WARNINGS.get(warning) ?? warning;

/** One answer in words, for a heading or a screen reader. */
export function answerWords(answer) {
  const words = `${answer.emotion}, ${percent(answer.confidence)} sure`;
  return answer.uncertain ? `${words}, uncertain` : words;
}

/** A segment in words, with its times. */
export const segmentWords = segment => `${answerWords(segment)}, ${clock(segment.start)} to ${clock(segment.end)}`;
