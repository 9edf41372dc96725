import { atMost, between, near, same, type Rule } from './rule.ts';

export const fileRules: readonly Rule[] = [
  {
    rule: 'file.container',
    from: 'video',
    judge: ({ format }, { platform }) =>
      same(
        format.name.split(',').includes(platform.video.container) ? platform.video.container : format.name,
        platform.video.container,
      ),
  },
  {
    rule: 'file.bytes',
    from: 'file',
    judge: ({ format }, { platform }) => atMost(format.bytes, platform.file.maxBytes, 'bytes'),
  },
  {
    rule: 'file.length',
    from: 'edit',
    judge: ({ video, format }, { edit }) => near(video?.seconds ?? format.seconds, edit.seconds, 1 / edit.fps, 's'),
  },
  {
    rule: 'file.platform-length',
    from: 'seconds',
    judge: ({ video, format }, { platform: { seconds } }) =>
      between(video?.seconds ?? format.seconds, seconds.min, seconds.max, 's'),
  },
  {
    rule: 'file.index-first',
    from: 'video',
    judge: ({ indexFirst }) =>
      indexFirst === undefined ? undefined : same(indexFirst ? 'index first' : 'index last', 'index first'),
  },
  { rule: 'file.edit-list', from: 'video', judge: ({ hasEditList }) => same(hasEditList ? 'present' : 'none', 'none') },
  {
    rule: 'file.decodes',
    from: 'edit',
    judge: ({ faults }) => ({
      ok: faults.length === 0,
      value: faults[0] ?? 'without errors',
      expected: 'without errors',
    }),
  },
];
