import { expect, test } from 'vitest';
import { scheduleTable } from '../../src/bundle/schedule-table.ts';
import { itemOf } from './item.ts';

test('a row for each post, as schedulers and spreadsheets read it', async () => {
  const items = [
    itemOf('tiktok', {
      caption: 'She said "now", then\nleft 👋🏽',
      hashtags: ['夜', 'aurora'],
      link: 'https://aurora.example/?a=1,2',
      schedule: '2026-12-01T09:00:00+09:00',
    }),
    itemOf('youtube', { title: 'Aurora; One', schedule: '2026-12-01T00:00:00Z' }, true),
  ];
  const table = await scheduleTable(items);
  expect(table.startsWith('\uFEFFscheduled_at,')).toBe(true);
  expect(table.endsWith('\r\n')).toBe(true);
  expect(table.slice(1).replaceAll('\r\n', '¶\n')).toMatchInlineSnapshot(`
    "scheduled_at,date,time,utc_offset,platform,service,locale,title,content,link,ai_generated,archive,folder,video,cover,srt,vtt,deliverable¶
    2026-12-01T09:00:00+09:00,2026-12-01,09:00,UTC+09:00,tiktok,tiktok,ja,,"She said ""now"", then
    left 👋🏽

    #夜 #aurora",https://aurora.example/?a=1%2C2&utm_source=tiktok&utm_medium=social&utm_campaign=aurora-one&utm_content=teaser%2Ftiktok%2Fja,false,aurora-one-tiktok.zip,teaser-ja,aurora-one_tiktok_teaser-ja.mp4,aurora-one_tiktok_teaser-ja.jpg,aurora-one_tiktok_teaser-ja.srt,aurora-one_tiktok_teaser-ja.vtt,teaser/tiktok/ja¶
    2026-12-01T00:00:00Z,2026-12-01,00:00,UTC+00:00,youtube,youtube,ja,Aurora; One,,,true,aurora-one-youtube.zip,teaser-ja,aurora-one_youtube_teaser-ja.mp4,aurora-one_youtube_teaser-ja.jpg,aurora-one_youtube_teaser-ja.srt,aurora-one_youtube_teaser-ja.vtt,teaser/tiktok/ja¶
    "
  `);
});

test.each([
  ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
  ['+1 for night mode', "'+1 for night mode"],
  ['-50 % today', "'-50 % today"],
  ['@aurora has news', "'@aurora has news"],
  ['\tTabbed', "'\tTabbed"],
  ['\rReturned', `"'\rReturned"`],
  ['＝1+1', "'＝1+1"],
  ['Plain = plain', 'Plain = plain'],
  ['Two\nlines', '"Two\nlines"'],
])('no cell is a formula, nor more than one: %j', async (caption, cell) => {
  const [, row = ''] = (await scheduleTable([itemOf('tiktok', { caption })])).split('\r\n');
  expect(row).toContain(`,ja,,${cell},,false,`);
});
