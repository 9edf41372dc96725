import { UserError } from '../../errors.ts';
import type { DeliverableTask } from '../../plan/plan.ts';
import { layOutText } from '../../text/lay-out-text.ts';
import type { Fonts, TextBox, TextLayout, TextStyle } from '../../text/typography.ts';

/** Sets a text of one deliverable. UserError, naming text, platform and locale, when it does not fit. */
export type Typesetter = (text: string, style: Omit<TextStyle, 'family'>, box: TextBox) => TextLayout;

export function createTypesetter({ edit, platform, id }: DeliverableTask, fonts: Fonts): Typesetter {
  const { font, fontFile } = edit.look;
  const family = fontFile === undefined ? font : fonts.addFile(fontFile.path);
  return (text, style, box) => {
    try {
      return layOutText(text, box, { ...style, family }, { locale: edit.locale, direction: edit.direction, fonts });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const message = `${id} (platform ${platform}, locale ${edit.locale}): ${error.message}`;
      throw new UserError(message, { ...(error.hint === undefined ? {} : { hint: error.hint }), cause: error });
    }
  };
}
