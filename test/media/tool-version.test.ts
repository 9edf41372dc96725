import { expect, test } from 'vitest';
import { toolVersion } from '../../src/media/tool-version.ts';

const by = 'the FFmpeg developers';
test.each([
  [`ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026 ${by}`, '5.1.9-0+deb12u1', true],
  [`ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright (c) 2000-2021 ${by}`, '4.4.2-0ubuntu0.22.04.1', false],
  [`ffmpeg version n7.0-7-gd38bf5e08e-20240407 Copyright (c) 2000-2024 ${by}`, 'n7.0-7-gd38bf5e08e-20240407', true],
  [`ffmpeg version 10.0 Copyright (c) 2000-2029 ${by}`, '10.0', true],
  [
    `ffprobe version N-66595-gc2b38619c0-static https://johnvansickle.com/ffmpeg/  Copyright (c) 2007-2023 ${by}`,
    'N-66595-gc2b38619c0-static',
    true,
  ],
  [`ffmpeg version N-98765-g1234567 Copyright (c) 2000-2020 ${by}`, 'N-98765-g1234567', false],
  [
    `ffmpeg version 2024-03-11-git-3d1860ec8d-full_build-www.gyan.dev Copyright (c) 2000-2024 ${by}`,
    '2024-03-11-git-3d1860ec8d-full_build-www.gyan.dev',
    true,
  ],
  [`ffmpeg version git-2020-01-01-abcdef0 Copyright (c) 2000-2020 ${by}`, 'git-2020-01-01-abcdef0', false],
  ['ffmpeg version unknown', 'unknown', false],
])('%s', (line, text, recent) => {
  expect(toolVersion(`${line}\nbuilt with gcc 12\n`)).toEqual({ text, recent });
});

test('another program is none of them', () => {
  expect(toolVersion('GNU bash, version 5.2.15')).toBeUndefined();
});
