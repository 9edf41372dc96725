/** A link that says where its visitors come from. What a person has set already stays. https://support.google.com/analytics/answer/10917952 */
export function trackedLink(
  link: string,
  from: { readonly service: string; readonly campaign: string; readonly deliverable: string },
): string {
  const url = new URL(link);
  const parameters = {
    utm_source: from.service,
    utm_medium: 'social',
    utm_campaign: from.campaign,
    utm_content: from.deliverable,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return url.href;
}
