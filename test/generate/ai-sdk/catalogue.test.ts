import { expect, test } from 'vitest';
import { catalogueSchema } from '../../../src/campaign/model-schema.ts';
import { offeredLengths } from '../../../src/campaign/offered-lengths.ts';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { startEmulator } from '../../emulators/ai-sdk/emulator.ts';
import { readTemplates } from '../../templates/read-templates.ts';
import { referencePicture } from '../reference-picture.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ask, cases, connect, patient } from './services.ts';

const models = readTemplates('templates/models/')
  .map(({ data }) => catalogueSchema.parse(data))
  .flatMap(({ provider, models: all }) => all.map((model) => ({ provider, model })))
  .flatMap(({ provider, model }) => {
    const each = cases.find(({ service }) => service.id === provider);
    return each === undefined ? [] : [[`${provider}/${model.id}`, { each, model }] as const];
  });

/** Every size at its shortest and longest, with and without sound where there is a choice. */
function* offers(model: (typeof models)[number][1]['model']): Iterable<Partial<ClipRequest>> {
  for (const { seconds: own, tier, ...size } of model.sizes) {
    const lengths = offeredLengths(own ?? model.seconds);
    for (const seconds of new Set([lengths[0], lengths.at(-1)])) {
      for (const audio of model.audio === 'switch' ? [true, false] : [undefined]) {
        yield { ...size, tier, audio, ...(seconds !== undefined && { seconds }) };
      }
    }
  }
}

// The planner promises what the catalogue holds; whatever a service would not be asked for would fail in the midst of a run.
test.each(models)('%s is asked for everything that the catalogue offers', async (_name, { each, model }) => {
  const dialect = { ...each.dialect, create: new RegExp(each.dialect.create.source.replace('flux-3-video', model.id)) };
  await using server = await startEmulator(dialect);
  await using folder = await temporaryFolder();
  const reference = await referencePicture(folder.file('phone.png'));
  const provider = await connect(each, server.baseUrl);
  const all = [...offers(model)].map((offer) => ask(each, { model: model.id, ...offer }));
  const [first] = all;
  if (first !== undefined && model.inputs.firstFrame) all.push({ ...first, reference, referenceAs: 'first-frame' });
  // Veo takes pictures to keep to in clips of its longest only.
  const longest = Math.max(...all.map(({ seconds }) => seconds));
  if (first !== undefined && model.inputs.references > 0) {
    all.push({ ...first, seconds: longest, reference, referenceAs: 'style' });
  }
  for (const request of all) await provider.start(request, { signal: patient });
  expect(server.jobs).toHaveLength(all.length);
});
