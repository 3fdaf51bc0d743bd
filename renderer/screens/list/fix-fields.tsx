import type { Fix } from '../../../shared/row-query.ts';
import type { DecimalConvention } from '../../../shared/money.ts';
import { type Field } from '../../../shared/rows.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { COMMON, LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** The rule while it is being written; every kind keeps what was typed for it. */
export interface FixDraft {
  readonly kind: Fix['kind'];
  readonly field: Field;
  readonly text: string;
  readonly onlyEmpty: boolean;
  readonly find: string;
  readonly replaceWith: string;
  readonly convention: DecimalConvention;
}

export const START_DRAFT: FixDraft = {
  kind: 'setText',
  field: 'description',
  text: '',
  onlyEmpty: true,
  find: '',
  replaceWith: '',
  convention: 'comma',
};

const FILLABLE = ['description', 'currency', 'reference', 'name', 'amount'] as const satisfies readonly Field[];

/** The rule the draft stands for; null while something is missing. */
export function fixOf(draft: FixDraft): Fix | null {
  const { kind, field, text, onlyEmpty, find, replaceWith, convention } = draft;
  switch (kind) {
    case 'setText':
      return text === '' && onlyEmpty ? null : { kind, field, text, onlyEmpty };
    case 'replace':
      return find === '' ? null : { kind, field, find, replaceWith };
    case 'readAmountsAs':
      return { kind, convention };
    case 'useKnownIban':
      return { kind };
  }
}

/** What the chosen rule needs to know. */
export function FixFields({
  draft,
  onDraft,
}: {
  readonly draft: FixDraft;
  readonly onDraft: (draft: FixDraft) => void;
}) {
  const text = useText(LIST).fix;
  const { fields } = useText(COMMON);
  const set = (change: Partial<FixDraft>) => onDraft({ ...draft, ...change });
  if (draft.kind === 'useKnownIban') return null;
  if (draft.kind === 'readAmountsAs')
    return (
      <RadioCards
        label={text.kinds.readAmountsAs}
        isLabelHidden
        value={draft.convention}
        onChange={(convention) => set({ convention })}
        options={[
          { value: 'comma' as const, label: text.comma },
          { value: 'dot' as const, label: text.dot },
        ]}
      />
    );
  return (
    <>
      <Select
        label={text.field}
        value={draft.field}
        onChange={(field) => set({ field })}
        options={FILLABLE.map((value) => ({ value: value as Field, label: fields[value] }))}
      />
      {draft.kind === 'setText' ? (
        <>
          <TextField
            label={text.text}
            hint={draft.field === 'description' ? text.textHint : undefined}
            value={draft.text}
            maxLength={2000}
            onChange={(typed) => set({ text: typed })}
          />
          <Checkbox isSelected={draft.onlyEmpty} onChange={(onlyEmpty) => set({ onlyEmpty })}>
            {text.onlyEmpty}
          </Checkbox>
        </>
      ) : (
        <>
          <TextField label={text.find} value={draft.find} maxLength={200} onChange={(find) => set({ find })} />
          <TextField
            label={text.replaceWith}
            value={draft.replaceWith}
            maxLength={2000}
            onChange={(replaceWith) => set({ replaceWith })}
          />
        </>
      )}
    </>
  );
}
