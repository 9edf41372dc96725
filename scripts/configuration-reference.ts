import { configSchema } from '../src/campaign/config-schema.ts';
import { referenceTables } from './reference-tables.ts';

const start = `# Configuration

<!-- Made by scripts/generate-schema.ts from src/campaign/config-schema.ts: change that, not this file. -->

What belongs to a machine or a team rather than to a campaign stands in \`reelmill.config.yaml\`, in the top folder of a
project. A project needs none.

\`\`\`yaml
# yaml-language-server: $schema=./config.schema.json
budget: { run: 20 USD, month: 500 USD }
providers:
  openai:
    baseUrl: https://gateway.example.com/v1
    apiKey: \${GATEWAY_KEY}
\`\`\`

\`reelmill schema config > config.schema.json\` writes the file that the first line names: with it, editors complete keys
and show mistakes while you type. Every command that reads a campaign checks the configuration too and shows every
mistake with its line and the name you probably meant. \`reelmill doctor\` says which files were read and whether each
secret can be read.

## Variables and .env

Any text may hold \`\${NAME}\`. It is filled in from the environment before the file is checked, so it may stand for an
amount or a choice as well as for a part of a path.

\`\`\`yaml
ffmpeg: \${TOOLS}/ffmpeg
budget: { month: '\${VIDEO_BUDGET}' }
\`\`\`

A file \`.env\` beside \`reelmill.config.yaml\` adds to the environment. What the environment has already stays as it is.
Reelmill only reads the file, and passes it to nobody. Keep it out of git and readable by you alone; \`reelmill doctor\`
warns when it is not. [.env.example](../.env.example) has the names to fill in. No other file of that kind is read.

## Secrets

A key is only ever named, never written down: a text that is no reference is refused, and messages about this file show
none of its values.

| written as            | read from                                                                         |
| --------------------- | --------------------------------------------------------------------------------- |
| \`\${NAME}\`             | the environment, or \`.env\`                                                        |
| \`secret:aws:NAME\`     | AWS Secrets Manager: the whole secret, by name or ARN                             |
| \`secret:aws:NAME#key\` | AWS Secrets Manager: one value of a secret that is a map, as the console makes it |

\`\`\`yaml
providers:
  runway: { apiKey: 'secret:aws:video/runway' }
  xai: { apiKey: 'secret:aws:video/keys#xai' }
\`\`\`

AWS is found as its own tools find it: \`AWS_REGION\`, then \`AWS_PROFILE\`, or \`AWS_ACCESS_KEY_ID\` and
\`AWS_SECRET_ACCESS_KEY\`, or what \`aws sso login\` or the machine provides. The identity needs
\`secretsmanager:GetSecretValue\`. Each secret is asked for when it is first needed and once in a process;
\`reelmill doctor\` asks for all of them, and gives up after ten seconds. The SDK is an optional dependency: when it was
left out, a message says how to install it.

What was read as a secret, and every variable that is named like one (\`…_KEY\`, \`…_TOKEN\`, \`…_SECRET\`,
\`…_PASSWORD\`), is taken out of ledger, reports, logs, messages and JSON, also where a service repeats it encoded.
\`[secret]\` stands in its place. Values of fewer than eight characters are taken for placeholders such as \`none\`.

## Money and limits

The budgets hold beside that of each campaign: money is reserved before a request leaves, and over any of the caps nothing
is sent. Limits are kept for all processes that work on the same ledger.

\`\`\`yaml
budget: { run: 20 USD, month: 500 USD }
concurrency: { renders: 2 }
limits:
  openai: { concurrent: 8, startsPerMinute: 60 }
  runway: { concurrent: 2, startsPerDay: 200 }
\`\`\`

## Services

A campaign chooses who makes its clips (\`generate.provider\`); here stands how to reach them. Most need only their key in
the environment. \`openai\` stands for every server of that protocol, and those differ in their habits;
[gateways.md](gateways.md) has the settings of each known one.

\`\`\`yaml
providers:
  openai:
    baseUrl: https://litellm.example.com/v1
    apiKey: \${LITELLM_KEY}
    encoding: json
    seconds: number
    list: { custom_llm_provider: openai }
    send: [seed, negative_prompt]
    extra: { generate_sound: true }
  google-vertex: { project: brand-videos, location: us-central1 }
  fal: { apiKey: '\${FAL_API_KEY}', account: agency }
\`\`\`

## Webhooks

Services can say when a clip is done, which saves waiting. Polling goes on without them, so a lost call costs nothing.

\`\`\`yaml
webhooks:
  publicUrl: https://hooks.example.com
  secrets: { openai: '\${OPENAI_WEBHOOK_SECRET}', replicate: '\${REPLICATE_WEBHOOK_SECRET}' }
\`\`\`

## Prompts

\`\`\`yaml
moderation:
  forbidden: [cure, guaranteed]
  openai: { apiKey: '\${MODERATION_KEY}' }
rewrite: { model: gpt-5-mini, apiKey: '\${REWRITE_KEY}' }
\`\`\`

## Storage

\`\`\`yaml
storage: { folder: /var/lib/reelmill/aurora }
\`\`\`

The ledger locks its file, so the folder belongs on a disk of this machine and not on a network share. When it moves, move
what is in it: the ledger knows what was paid for.

## The log

Each run writes \`.reelmill/logs/<time>-<run>.ndjson\` (or below \`storage.folder\`), a line of JSON for each event; the newest fifty are kept. A line
about a clip carries its \`key\` and \`label\`, \`provider\`, \`model\`, \`operation\` (the service's name of the job), \`state\`,
\`after\` and \`ms\` (the state it left, and how long that lasted in milliseconds) and \`costUsd\`; a line about a video its
\`id\`, \`state\`, \`after\`, \`ms\` and \`file\`. Failures carry their stack and causes under \`err\`.

## Keys
`;

/** docs/configuration.md: every key of reelmill.config.yaml. */
export function configurationReference(): string {
  return [start, ...referenceTables(configSchema, 'configuration')].join('\n');
}
