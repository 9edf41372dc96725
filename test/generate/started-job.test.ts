import { expect, test } from 'vitest';
import { StartedJob } from '../../src/generate/started-job.ts';

const service = { provider: 'runway', baseUrl: 'https://a.example', host: 'a.example', key: 'k', account: undefined };
const team = { ...service, account: 'team' };

test.each([
  ['one account', service, { id: 'x', host: 'a.example', createdAt: 5 }],
  ['one of several accounts', team, { id: 'x', host: 'a.example', createdAt: 5, account: 'team' }],
])('leads back to a job of %s', (_name, owner, operation) => {
  expect(StartedJob.operation('x', owner, 5999)).toEqual(operation);
  expect(new StartedJob(operation, owner).id).toBe('x');
});

test('what a person attached is looked for wherever the settings say', () => {
  expect(new StartedJob({ id: 'x' }, team).id).toBe('x');
});

test.each([
  ['host', { ...service, host: 'b.example' }, 'providers.runway.baseUrl'],
  ['account', service, 'providers.runway.account'],
])('is not looked for with another %s', (_name, other, setting) => {
  const operation = StartedJob.operation('x', team, 0);
  const hint = expect.stringContaining(setting);
  expect(() => new StartedJob(operation, other)).toThrow(expect.objectContaining({ name: 'UserError', hint }));
});
