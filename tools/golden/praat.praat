# What Praat measures of one recording, for core/src/test/resources/golden/praat; run by make-praat.
form Measure
    sentence wav
    sentence out
endform
Read from file: wav$
Rename: "s"

# F0 by the autocorrelation method: time, F0 (0 where unvoiced).
selectObject: "Sound s"
noprogress To Pitch (ac): 0.01, 75, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 600
Rename: "p"
file$ = out$ + "_pitch.csv"
writeFileLine: file$, "seconds,f0_hz"
n = Get number of frames
for i to n
    selectObject: "Pitch p"
    t = Get time from frame number: i
    f = Get value in frame: i, "Hertz"
    if f = undefined
        f = 0
    endif
    appendFileLine: file$, fixed$(t, 6), ",", fixed$(f, 4)
endfor

# Pulses, jitter and shimmer.
selectObject: "Sound s"
plusObject: "Pitch p"
noprogress To PointProcess (cc)
Rename: "q"
file$ = out$ + "_pulses.csv"
writeFileLine: file$, "seconds"
n = Get number of points
for i to n
    t = Get time from index: i
    appendFileLine: file$, fixed$(t, 7)
endfor

file$ = out$ + "_voice.csv"
writeFileLine: file$, "measure,value"
procedure put: .name$, .value
    if .value = undefined
        .value = 0
    endif
    appendFileLine: file$, .name$, ",", .value
endproc
selectObject: "PointProcess q"
v = Get jitter (local): 0, 0, 0.0001, 0.02, 1.3
@put: "jitter_local", v
v = Get jitter (local, absolute): 0, 0, 0.0001, 0.02, 1.3
@put: "jitter_absolute", v
v = Get jitter (rap): 0, 0, 0.0001, 0.02, 1.3
@put: "jitter_rap", v
v = Get jitter (ppq5): 0, 0, 0.0001, 0.02, 1.3
@put: "jitter_ppq5", v
v = Get jitter (ddp): 0, 0, 0.0001, 0.02, 1.3
@put: "jitter_ddp", v
plusObject: "Sound s"
v = Get shimmer (local): 0, 0, 0.0001, 0.02, 1.3, 1.6
@put: "shimmer_local", v
v = Get shimmer (local_dB): 0, 0, 0.0001, 0.02, 1.3, 1.6
@put: "shimmer_db", v
v = Get shimmer (apq3): 0, 0, 0.0001, 0.02, 1.3, 1.6
@put: "shimmer_apq3", v
v = Get shimmer (apq5): 0, 0, 0.0001, 0.02, 1.3, 1.6
@put: "shimmer_apq5", v
v = Get shimmer (apq11): 0, 0, 0.0001, 0.02, 1.3, 1.6
@put: "shimmer_apq11", v
v = Get shimmer (dda): 0, 0, 0.0001, 0.02, 1.3, 1.6
@put: "shimmer_dda", v

# Harmonicity, by autocorrelation: time, dB.
selectObject: "Sound s"
noprogress To Harmonicity (ac): 0.01, 75, 0.1, 4.5
Rename: "h"
file$ = out$ + "_hnr.csv"
writeFileLine: file$, "seconds,hnr_db"
n = Get number of frames
for i to n
    t = Get time from frame number: i
    v = Get value in frame: i
    appendFileLine: file$, fixed$(t, 6), ",", fixed$(v, 4)
endfor

# Formants by Burg's method: time, then frequency and bandwidth of the first three (0 where there is none).
selectObject: "Sound s"
noprogress To Formant (burg): 0.01, 5, 5500, 0.025, 50
Rename: "f"
file$ = out$ + "_formants.csv"
writeFileLine: file$, "seconds,f1_hz,b1_hz,f2_hz,b2_hz,f3_hz,b3_hz"
n = Get number of frames
for i to n
    selectObject: "Formant f"
    t = Get time from frame number: i
    line$ = fixed$(t, 6)
    for k to 3
        v = Get value at time: k, t, "hertz", "Linear"
        b = Get bandwidth at time: k, t, "hertz", "Linear"
        if v = undefined
            v = 0
            b = 0
        endif
        line$ = line$ + "," + fixed$(v, 2) + "," + fixed$(b, 2)
    endfor
    appendFileLine: file$, line$
endfor
