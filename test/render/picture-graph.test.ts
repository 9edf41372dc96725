import { expect, test } from 'vitest';
import type { VideoStream } from '../../src/media/media.ts';
import { deliverableJob } from '../../src/render/deliverable-job.ts';
import type { Layer } from '../../src/render/layers/layer.ts';
import { smallPlatform, testEdit } from './test-edit.ts';

const video: VideoStream = {
  ...{
    codec: 'h264',
    profile: 'High',
    level: 31,
    width: 1280,
    height: 720,
    pixelFormat: 'yuv420p',
    sampleAspect: '1:1',
  },
  ...{
    fps: 24,
    constantRate: true,
    frames: 96,
    seconds: 4,
    start: 0,
    kbps: 5000,
    rotation: 0,
    fieldOrder: 'progressive',
  },
  ...{ colour: { space: 'bt709', transfer: 'bt709', primaries: 'bt709', range: 'tv' }, hasBFrames: 2 },
};

const times = { start: 0.2, end: 1.2, fadeIn: 0.3, fadeOut: 0.2 };
const layer: Layer = {
  name: 'headline 1',
  file: 'headline-1.png',
  x: 12,
  y: 16,
  width: 90,
  height: 40,
  rise: 4,
  ...times,
};

const clip = (key: string) => ({ file: `${key}.mp4`, video, audio: undefined });

function job() {
  const shots = [
    { clip: 'a', seconds: 2 },
    { clip: 'b', seconds: 2, fade: 0.4, more: { reframe: 'blur' as const } },
  ];
  const edit = testEdit(smallPlatform(), shots);
  const strip = { x: 12, y: 240, width: 120, height: 40, list: 'captions.ffconcat' };
  return deliverableJob({
    edit,
    clip,
    endCard: undefined,
    layers: [layer],
    captions: strip,
    sound: 'sound.aac',
    target: 'video.mp4',
  });
}

test('a deliverable is one job: drawn pictures, shots cut up at their joints, layers from bottom to top', () => {
  expect(job().graph?.split(';')).toMatchInlineSnapshot(`
    [
      "[0:v]scale=out_color_matrix=bt709:out_range=tv,format=yuva420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709,loop=loop=29:size=1,fade=t=in:start_frame=0:nb_frames=9:alpha=1,fade=t=out:start_frame=24:nb_frames=6:alpha=1,settb=1/30,setpts=N+6[layer0]",
      "[1:v]scale=out_color_matrix=bt709:out_range=tv,format=yuva420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709[strip]",
      "[2:v:0]fps=30:start_time=0,tpad=stop=-1:stop_mode=clone,trim=end_frame=60,crop=406:720:438:0:exact=1,scale=180:320:flags=bicubic:in_color_matrix=bt709:out_color_matrix=bt709:in_range=tv:out_range=tv,format=yuv420p,setsar=1,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709[shot0]",
      "[3:v:0]fps=30:start_time=0,tpad=stop=-1:stop_mode=clone,trim=end_frame=60,split[shot1fill][shot1fit]",
      "[shot1fill]crop=406:720:438:0:exact=1,scale=22:40:flags=fast_bilinear:in_color_matrix=bt709:out_color_matrix=bt709:in_range=tv:out_range=tv,format=yuv420p,gblur=sigma=7,eq=brightness=-0.09:saturation=1.1,scale=180:320:flags=bilinear,setsar=1,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709[shot1soft]",
      "[shot1fit]scale=180:102:flags=bicubic:in_color_matrix=bt709:out_color_matrix=bt709:in_range=tv:out_range=tv,format=yuv420p,setsar=1,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709[shot1sharp]",
      "[shot1soft][shot1sharp]overlay=x=0:y=109:format=yuv420[shot1]",
      "[shot0]split=2[shot0piece0][shot0piece1]",
      "[shot0piece0]trim=start_frame=0:end_frame=48,setpts=PTS-STARTPTS[body0]",
      "[shot0piece1]trim=start_frame=48:end_frame=60,setpts=PTS-STARTPTS[tail0]",
      "[shot1]split=2[shot1piece0][shot1piece1]",
      "[shot1piece0]trim=start_frame=0:end_frame=12,setpts=PTS-STARTPTS[head1]",
      "[shot1piece1]trim=start_frame=12:end_frame=60,setpts=PTS-STARTPTS[body1]",
      "[head1]format=yuva420p,fade=t=in:start_frame=0:nb_frames=12:alpha=1[joint0rising]",
      "[tail0][joint0rising]overlay=format=yuv420[joint0]",
      "[body0][joint0][body1]concat=n=3:v=1:a=0,settb=1/30[scenes]",
      "[scenes][layer0]overlay=x=12:y='16+4*pow(max(0,1-(t-0.2000)/0.4500),3)':eof_action=pass:format=yuv420[laid]",
      "[laid][strip]overlay=x=12:y=240:format=yuv420[captioned]",
    ]
  `);
});

test('every file is read once, and the sound goes in as it is', () => {
  const { inputs, outputs } = job();
  expect(inputs.map(({ source }) => source)).toEqual([
    'headline-1.png',
    'captions.ffconcat',
    'a.mp4',
    'b.mp4',
    'sound.aac',
  ]);
  expect(outputs).toHaveLength(1);
  expect(outputs[0]?.options.join(' ')).toMatchInlineSnapshot(
    `"-map [captioned] -map 4:a -c:v libx264 -preset ultrafast -crf 18 -maxrate 8000k -bufsize 16000k -profile:v high -level:v 4.2 -pix_fmt yuv420p -g 60 -keyint_min 60 -sc_threshold 0 -bf 2 -flags:v +cgop+bitexact -x264-params open-gop=0:cpu-independent=1 -threads:v 1 -r 30 -color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv -c:a copy -map_metadata -1 -map_chapters -1 -fflags +bitexact -use_editlist 0 -movflags +faststart+negative_cts_offsets -f mp4"`,
  );
});
