/** Where the key of a provider is looked for first, unless the configuration says otherwise. */
export const keyVariables: Readonly<Record<string, string>> = {
  openai: 'OPENAI_API_KEY',
  'google-vertex': 'GOOGLE_VERTEX_API_KEY',
  google: 'GEMINI_API_KEY',
  runway: 'RUNWAYML_API_SECRET',
  xai: 'XAI_API_KEY',
  alibaba: 'ALIBABA_API_KEY',
  minimax: 'MINIMAX_API_KEY',
  'black-forest-labs': 'BFL_API_KEY',
  fal: 'FAL_API_KEY',
  replicate: 'REPLICATE_API_TOKEN',
  'ai-gateway': 'AI_GATEWAY_API_KEY',
};
