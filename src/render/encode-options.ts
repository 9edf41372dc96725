import type { Edit } from '../plan/edit.ts';

/** Output options for H.264 in an MP4, with sound that is encoded already, that every platform takes and that is the same on every machine. */
export function encodeOptions(edit: Edit): readonly string[] {
  return [...pictureOptions(edit), '-c:a', 'copy', ...fileOptions];
}

function pictureOptions({ encode, fps }: Edit): readonly string[] {
  const group = String(Math.max(1, Math.round(fps * encode.gopSeconds)));
  return [
    ...['-c:v', 'libx264', '-preset', encode.preset, '-crf', String(encode.crf)],
    ...['-maxrate', `${encode.maxKbps}k`, '-bufsize', `${encode.maxKbps * 2}k`],
    ...['-profile:v', encode.profile, '-level:v', encode.level, '-pix_fmt', encode.pixelFormat],
    // Closed groups of even length: X refuses long or open ones.
    ...['-g', group, '-keyint_min', group, '-sc_threshold', '0', '-bf', encode.profile === 'baseline' ? '0' : '2'],
    ...['-flags:v', '+cgop+bitexact', '-x264-params', 'open-gop=0:cpu-independent=1'],
    // One thread: frame threads change the bytes, and cores are better used by rendering two videos at once.
    ...['-threads:v', '1', '-r', String(fps)],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
  ];
}

/** `-use_editlist 0` alone would start the picture late by the B-frame delay; negative_cts_offsets undoes that. */
const fileOptions = [
  ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'],
  ...['-use_editlist', '0', '-movflags', '+faststart+negative_cts_offsets', '-f', 'mp4'],
] as const;
