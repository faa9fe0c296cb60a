#!/usr/bin/env python3
"""Makes the features that Intone's benchmarks make, with librosa, on one thread, and prints `name files_per_second`.

Usage: librosa_bench.py WAV [NAME...]     needs librosa==0.11.0; WAV is a clip of 3.7 s at 48 kHz, 16 bits
The figure is that of the median run of at least two seconds, after one run that does not count.
"""

import os
import sys
import time
import warnings

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = "1"
warnings.filterwarnings("ignore")

import librosa  # noqa: E402
import numpy as np  # noqa: E402

SECONDS = 2.0
RATE = 22050
STRETCH = {"offset": 0.6, "duration": 2.5}


def classic_162(y):
    """The notebooks' means: chroma of magnitudes, all else with librosa's defaults."""
    magnitude = np.abs(librosa.stft(y))
    parts = [
        librosa.feature.zero_crossing_rate(y=y),
        librosa.feature.chroma_stft(S=magnitude, sr=RATE),
        librosa.feature.mfcc(y=y, sr=RATE),
        librosa.feature.rms(y=y),
        librosa.feature.melspectrogram(y=y, sr=RATE),
    ]
    return np.hstack([part.mean(axis=1) for part in parts])


def classic_2376(y):
    return np.hstack(
        [
            np.squeeze(librosa.feature.zero_crossing_rate(y=y)),
            np.squeeze(librosa.feature.rms(y=y)),
            np.ravel(librosa.feature.mfcc(y=y, sr=RATE).T),
        ]
    )


def three_rows(y):
    noise = y + 0.035 * np.random.uniform() * np.amax(y) * np.random.normal(size=y.shape[0])
    moved = librosa.effects.pitch_shift(librosa.effects.time_stretch(y, rate=0.8), sr=RATE, n_steps=0.7)
    return [classic_162(each) for each in (y, noise, moved)]


def log_mel_80(y):
    mel = librosa.feature.melspectrogram(y=y, sr=16000, n_fft=400, hop_length=160, n_mels=80)
    return librosa.power_to_db(mel)


def jobs(path):
    whole = librosa.load(path, sr=RATE)[0]
    at_16k = librosa.load(path, sr=16000)[0]
    c2, c7 = librosa.note_to_hz("C2"), librosa.note_to_hz("C7")
    return {
        "load-classic-162": lambda: classic_162(librosa.load(path, sr=RATE, **STRETCH)[0]),
        "load-classic-2376": lambda: classic_2376(librosa.load(path, sr=RATE, **STRETCH)[0]),
        "load-three-rows-162": lambda: three_rows(librosa.load(path, sr=RATE, **STRETCH)[0]),
        "logmel-80": lambda: log_mel_80(at_16k),
        "time-stretch-0.8": lambda: librosa.effects.time_stretch(whole, rate=0.8),
        "time-stretch-1.25": lambda: librosa.effects.time_stretch(whole, rate=1.25),
        "pitch-shift-2": lambda: librosa.effects.pitch_shift(whole, sr=RATE, n_steps=2),
        "yin-c2-c7": lambda: librosa.yin(whole, fmin=c2, fmax=c7),
        "pyin-c2-c7": lambda: librosa.pyin(whole, fmin=c2, fmax=c7),
        "pyin-50-500": lambda: librosa.pyin(whole, fmin=50, fmax=500),
    }


def files_per_second(job):
    job()
    times = []
    begin = time.perf_counter()
    while time.perf_counter() - begin < SECONDS or len(times) < 3:
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return 1 / sorted(times)[len(times) // 2]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.strip())
    wanted = sys.argv[2:]
    known = jobs(sys.argv[1])
    for name in wanted:
        if name not in known:
            sys.exit(f"NAME must be one of {', '.join(known)}, was {name}")
    for name, job in known.items():
        if not wanted or name in wanted:
            print(f"{name} {files_per_second(job):.2f}", flush=True)


if __name__ == "__main__":
    main()
