/**
 * Every audio and video format that FFmpeg reads: MP3, FLAC, Ogg Vorbis, Opus, M4A/AAC, WebM, AMR, the sound of a video.
 *
 * <p>Read first: {@link org.intone.media.FfmpegReader}, the service that {@link org.intone.audio.AudioFiles} finds; {@code
 * FfmpegStream}, the decoding of one source; {@code MediaInput}, how FFmpeg reads the source's bytes.
 *
 * <p>For files, no user of this package names a type of it: putting the module on the class path is enough. Sound that is still being sent is
 * read by {@link org.intone.media.LiveSound}. FFmpeg's libraries are loaded
 * when the first source arrives that no other reader recognizes. It plays no picture and opens no address; all that it encodes is
 * {@link org.intone.media.OpusRoundTrip}, an augmentation.
 */
package org.intone.media;
