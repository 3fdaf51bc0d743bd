import { runs } from './diff-runs.ts';
import './diff-text.css';

export interface DiffTextProps {
  readonly before: string;
  readonly after: string;
  /** What the two lines are, for the eye and for screen readers: "Dosyada", "Geçen ay". */
  readonly beforeLabel: string;
  readonly afterLabel: string;
}

/** Two IBANs (or other codes) beneath each other, with the characters that differ marked in both. */
export function DiffText({ before, after, beforeLabel, afterLabel }: DiffTextProps) {
  return (
    <div className="pd-diff-frame">
      <dl className="pd-diff">
        <dt>{beforeLabel}</dt>
        <dd data-selectable className="pd-diff__before">
          <Marked text={before} other={after} />
        </dd>
        <dt>{afterLabel}</dt>
        <dd data-selectable className="pd-diff__after">
          <Marked text={after} other={before} />
        </dd>
      </dl>
    </div>
  );
}

function Marked({ text, other }: { readonly text: string; readonly other: string }) {
  return runs(text, other).map((run, index) =>
    run.differs ? <mark key={index}>{run.text}</mark> : <span key={index}>{run.text}</span>,
  );
}
