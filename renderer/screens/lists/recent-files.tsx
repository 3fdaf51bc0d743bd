import { FileSpreadsheet } from 'lucide-react';
import type { CompanyId } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { navigate } from '../../state/route.ts';
import { useAsk } from '../../state/use-ask.ts';
import { LISTS } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

const MOST = 5;

/** Files this company's lists were made from lately; one press opens one again. */
export function RecentFiles({ companyId }: { readonly companyId: CompanyId }) {
  const text = useText(LISTS);
  const recent = useAsk('import.recent', { companyId });
  if (recent.state !== 'ready' || recent.value.length === 0) return null;
  return (
    <section className="lists__recent" aria-label={text.recent}>
      <h2>{text.recent}</h2>
      {recent.value.slice(0, MOST).map(({ fileToken, fileName }) => (
        <Button
          key={fileToken}
          size="small"
          variant="quiet"
          icon={FileSpreadsheet}
          onPress={() => navigate({ kind: 'import', fileToken, fileName })}
        >
          {fileName}
        </Button>
      ))}
    </section>
  );
}
