import { existsSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { campaignSchema, type CampaignFile, type SceneFile } from '../../src/campaign/campaign-schema.ts';
import { platformSchema } from '../../src/campaign/platform-schema.ts';
import { readTemplates, root } from './read-templates.ts';

const folders = ['templates/campaigns/', 'campaigns/'];
const campaigns = folders.flatMap((folder) =>
  readTemplates(folder).map(({ name, text, data }) => [folder + name, campaignSchema.parse(data), text] as const),
);
const known = readTemplates('templates/platforms/').flatMap(({ data }) => platformSchema.parse(data).id);

test.each(campaigns)('%s tells editors its schema and goes to known places', (_, campaign, text) => {
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/campaign\.schema\.json\n/);
  expect(known).toEqual(expect.arrayContaining(campaign.platforms));
});

test.each(campaigns)('%s points only at files that are there', (file, campaign) => {
  for (const asset of assetsOf(campaign)) expect(existsSync(new URL(asset, new URL(file, root)))).toBe(true);
});

test.each(campaigns)('%s has every text in every locale it names', (_, campaign) => {
  const texts = scenesOf(campaign).flatMap(({ text, voice }) => [text, voice]);
  const gaps = campaign.locales.filter((locale) =>
    texts.some((text) => typeof text === 'object' && text[locale] === undefined),
  );
  expect(gaps).toEqual([]);
});

test.each(campaigns.filter(([file]) => file.startsWith('templates/')))(
  '%s needs nothing that init would have to copy along',
  (_, campaign) => {
    expect(assetsOf(campaign)).toEqual([]);
    expect(campaign.generate.provider).toBe('animatic');
  },
);

test('the demo is two videos of three scenes in two languages on six platforms', () => {
  const demo = campaigns.find(([file]) => file === 'campaigns/aurora-one.yaml')?.[1];
  expect(demo?.videos?.map((video) => video.scenes?.length)).toEqual([3, 3]);
  expect(demo?.locales).toEqual(['en', 'ja']);
  expect(demo?.platforms).toEqual(['youtube', 'youtube-shorts', 'instagram', 'instagram-reels', 'tiktok', 'x']);
});

test.each([
  ['campaigns/assets/phone.png', 300_000],
  ['campaigns/assets/bed.m4a', 400_000],
])('%s stays light', (file, bytes) => {
  expect(statSync(new URL(file, root)).size).toBeLessThan(bytes);
});

function scenesOf(campaign: CampaignFile): readonly SceneFile[] {
  return (campaign.videos ?? []).flatMap((video) => [
    ...(video.scenes ?? []),
    ...(video.variants ?? []).flatMap((variant) => variant.scenes ?? []),
  ]);
}

function assetsOf(campaign: CampaignFile): readonly string[] {
  return [
    campaign.brand,
    ...(campaign.videos ?? []).map((video) => (typeof video.music === 'object' ? video.music.file : video.music)),
    ...scenesOf(campaign).flatMap((scene) => [scene.reference, scene.footage, ...pathsOf(scene.voiceFile)]),
  ].filter((asset) => asset !== undefined);
}

function pathsOf(voiceFile: SceneFile['voiceFile']): readonly string[] {
  return typeof voiceFile === 'object' ? Object.values(voiceFile) : voiceFile === undefined ? [] : [voiceFile];
}
