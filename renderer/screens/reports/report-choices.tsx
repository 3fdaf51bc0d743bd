import type { Locale } from '../../../shared/money.ts';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { RESULT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import './report-choices.css';

export type Masking = 'masked' | 'full';

interface ReportChoicesProps {
  /** Undefined for a report whose kind leaves no choice. */
  readonly masking: Masking | undefined;
  readonly onMasking: (masking: Masking) => void;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
}

/** What every report asks: recipients masked or in full, and in which language. */
export function ReportChoices({ masking, onMasking, locale, onLocale }: ReportChoicesProps) {
  const { reports: text } = useText(RESULT);
  return (
    <div className="report__choices">
      {masking !== undefined && (
        <SegmentedControl
          label={text.masking}
          value={masking}
          onChange={onMasking}
          options={[
            { value: 'masked' as const, label: text.masked },
            { value: 'full' as const, label: text.full },
          ]}
        />
      )}
      <SegmentedControl
        label={text.language}
        value={locale}
        onChange={onLocale}
        options={[
          { value: 'tr' as const, label: 'Türkçe' },
          { value: 'en' as const, label: 'English' },
        ]}
      />
    </div>
  );
}
