/** Every audio and video format that FFmpeg reads. */
package org.intone.media;
