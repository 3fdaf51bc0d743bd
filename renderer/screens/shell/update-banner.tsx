import { useState } from 'react';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { navigate } from '../../state/route.ts';
import { useAskKeeping } from '../../state/use-ask.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** One calm line when there is a newer version. It waits in Settings; put off, it comes back for the next version or start. */
export function UpdateBanner() {
  const { update: text } = useText(COMMON);
  const answer = useAskKeeping('updates.state', {});
  const [putOff, setPutOff] = useState<string | null>(null);
  if (answer.state !== 'ready') return null;
  const state = answer.value;
  if ((state.kind !== 'offered' && state.kind !== 'ready') || putOff === state.version) return null;
  return (
    <div className="shell__banners">
      <Banner
        tone="info"
        title={text.title(state.version)}
        actions={
          <>
            <Button size="small" onPress={() => navigate({ kind: 'settings', section: 'about' })}>
              {text.show}
            </Button>
            <Button size="small" variant="quiet" onPress={() => setPutOff(state.version)}>
              {text.later}
            </Button>
          </>
        }
      >
        {text.body}
      </Banner>
    </div>
  );
}
