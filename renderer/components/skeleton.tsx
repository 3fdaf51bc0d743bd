import './skeleton.css';

export interface SkeletonProps {
  /** What is being loaded, for screen readers. */
  readonly label: string;
  readonly lines?: number;
  readonly kind?: 'lines' | 'rows' | 'cards';
}

const WIDTHS = [92, 74, 84, 61, 79];

/** The shape of what is coming, so that nothing jumps when it arrives. */
export function Skeleton({ label, lines = 4, kind = 'lines' }: SkeletonProps) {
  return (
    <output className={`pd-skeleton pd-skeleton--${kind}`} aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="pd-skeleton__line" aria-hidden>
          <span className="pd-skeleton__bar" style={{ width: `${WIDTHS[index % WIDTHS.length] ?? 80}%` }} />
        </div>
      ))}
    </output>
  );
}
