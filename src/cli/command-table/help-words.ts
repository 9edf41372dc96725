// What several commands say of the same argument or option.

export const fileHelp = 'campaign file, such as campaigns/launch.yaml';
export const onlyHelp = 'only these: a video, platform, locale, variant or a pattern such as teaser/*/ja (repeatable)';
export const jsonHelp = 'for machines: JSON on stdout, nothing else';
