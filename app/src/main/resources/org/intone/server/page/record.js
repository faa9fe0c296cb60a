// Recording a file with the microphone.
import {byId, trouble} from './dom.js';
import {meterOf, openMicrophone} from './microphone.js';
import {nameNow, wavFile} from './wav.js';
import {clock} from './words.js';

/** Makes the button record and stop; `done` gets the file. */
export function startRecorder(done) {
  const button = byId('record');
  let microphone = null;
  let chunks = [];
  let samples = 0;

  const show = isOn => {
    button.textContent = isOn ? 'Stop recording' : 'Record';
    byId('recording').hidden = !isOn;
    byId('recorded').textContent = clock(0, 0);
  };
  const stop = () => {
    const {rate} = microphone;
    microphone.close();
    microphone = null;
    show(false);
    if (samples) {
      done(wavFile(chunks, rate, nameNow()));
    }
  };
  const start = async () => {
    [chunks, samples] = [[], 0];
    microphone = await openMicrophone((chunk, peak) => {
      chunks.push(chunk);
      samples += chunk.length;
      byId('recorded').textContent = clock(samples / microphone.rate, 0);
      byId('record-level').value = meterOf(peak);
    }, () => microphone && stop());
    trouble('');
    show(true);
  };
  button.addEventListener('click', async () => {
    if (microphone) {
      stop();
      return;
    }
    button.disabled = true;
    await start().catch(error => trouble(error.message));
    button.disabled = false;
  });
}
