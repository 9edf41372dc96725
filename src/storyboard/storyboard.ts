import type { ClipRequest, DeliverableTask, Plan } from '../plan/plan.ts';

/** One video in one language: what somebody signs off before any footage is paid for. */
export interface Board {
  readonly title: string;
  readonly task: DeliverableTask;
  readonly panels: readonly Panel[];
}

export interface Panel {
  /** `Scene 1`, `End card` */
  readonly name: string;
  readonly seconds: number;
  /** The moment of the video that is shown. */
  readonly at: number;
  /** What the scene begins with; undefined for the end card. */
  readonly clip: ClipRequest | undefined;
  readonly prompt: string | undefined;
  readonly text: string | undefined;
  readonly voice: string | undefined;
}

/** A board for each video, language and variant, in the shape of the first platform that shows it. Pure. */
export function storyboard({ deliverables, clips }: Plan): readonly Board[] {
  const requests = new Map(clips.map((clip) => [clip.key, clip.request]));
  const tellings = Map.groupBy(deliverables, ({ video, locale, variant }) => JSON.stringify([video, locale, variant]));
  return [...tellings.values()].flatMap(([task]) => {
    if (task === undefined) return [];
    const variant = task.variant === '' ? '' : ` · variant ${task.variant}`;
    const panels = [...scenePanels(task, requests), ...cardPanel(task)];
    return [{ title: `${task.video} · ${task.locale}${variant}`, task, panels }];
  });
}

function scenePanels({ edit }: DeliverableTask, requests: ReadonlyMap<string, ClipRequest>): readonly Panel[] {
  return edit.scenes.map(({ number, start, seconds, fade, clips, text }, index) => {
    const clip = requests.get(clips[0]?.key ?? '');
    const next = edit.scenes[index + 1] ?? edit.endCard;
    // What it shows alone: in a cross-fade the words of both scenes would be seen.
    const [from, to] = [start + fade, next?.start ?? start + seconds];
    // By their middle: times of captions are whole milliseconds, and those of scenes whole frames.
    const spoken = edit.captions.filter(({ start: begin, end }) => begin + end >= 2 * start && begin + end < 2 * to);
    const [first] = spoken;
    const usual = from + (to - from) * 0.6;
    const heard = first === undefined ? usual : Math.min((first.start + first.end) / 2, to - 1 / edit.fps);
    return {
      name: `Scene ${number}`,
      seconds,
      at: Math.max(from + (to - from) * 0.4, heard),
      clip,
      prompt: clip?.footage === undefined ? (clip?.board?.note ?? clip?.prompt) : 'Footage of our own',
      text,
      voice: spoken.length === 0 ? undefined : spoken.map((cue) => cue.text).join(' '),
    };
  });
}

function cardPanel({ edit }: DeliverableTask): readonly Panel[] {
  if (edit.endCard === undefined) return [];
  const { seconds, cta, tagline } = edit.endCard;
  const at = edit.seconds - 1 / edit.fps;
  return [{ name: 'End card', seconds, at, clip: undefined, prompt: tagline, text: cta, voice: undefined }];
}
