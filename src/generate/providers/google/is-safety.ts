// Whole words in fields that hold one: messages about wrong parameters name fields such as safety_settings, and a key
// that may not use the service is API_KEY_SERVICE_BLOCKED.
const token = /^(?:IMAGE_|VIDEO_)?(?:SAFETY|PROHIBITED_CONTENT|BLOCKLIST|SPII|RAI_FILTERED)$/i;
const phrase = /\bblocked\b[^.]*\b(?:safety|polic(?:y|ies))\b|\bviolat\w+\b[^.]*\bpolic(?:y|ies)\b/i;

/** Whether an error of the Gemini API speaks of what was to be shown. */
export function isSafety({
  code,
  status,
  message,
}: {
  readonly code?: string | number | null | undefined;
  readonly status?: string | null | undefined;
  readonly message?: string | null | undefined;
}): boolean {
  return token.test(String(code)) || token.test(String(status)) || phrase.test(message ?? '');
}
