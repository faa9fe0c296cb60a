// What the microphone gave, as a WAV file.

/** @param chunks `Int16Array`s of one channel */
export function wavFile(chunks, rate, name) {
  const bytes = 2 * chunks.reduce((sum, each) => sum + each.length, 0);
  const head = new DataView(new ArrayBuffer(44));
  const ascii = (at, text) => [...text].forEach((letter, i) => head.setUint8(at + i, letter.charCodeAt(0)));
  ascii(0, 'RIFF');
  head.setUint32(4, 36 + bytes, true);
  ascii(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, 2 * rate, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  ascii(36, 'data');
  head.setUint32(40, bytes, true);
  return new File([head, ...chunks], name, {type: 'audio/wav'});
}

/** A name for a recording made now. */
export function nameNow() {
  const now = new Date();
  const two = number => String(number).padStart(2, '0');
  return `recording ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}.wav`;
}
