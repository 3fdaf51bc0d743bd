import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { call } from '../../client.ts';
import { useAppState } from '../../state/app-state.ts';
import { navigate } from '../../state/route.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** What is true of the whole program and stops sending: no keychain, a restored backup, a broken chain. */
export function AppBanners() {
  const text = useText(COMMON);
  const { keychain, askFirst, chain } = useAppState();
  const isBroken = chain !== null && chain.faults.length > 0;
  if (keychain === 'ready' && askFirst.length === 0 && !isBroken) return null;
  return (
    <div className="shell__banners">
      {keychain === 'missing' && (
        <Banner
          tone="warning"
          title={text.keychain.missingTitle}
          actions={
            <Button size="small" onPress={() => void call('app.openLink', { link: 'secretServiceHelp' })}>
              {text.keychain.missingAction}
            </Button>
          }
        >
          {text.keychain.missingBody}
        </Banner>
      )}
      {keychain === 'locked' && (
        <Banner tone="warning" title={text.keychain.lockedTitle}>
          {text.keychain.lockedBody}
        </Banner>
      )}
      {askFirst.length > 0 && (
        <Banner tone="error" title={text.askFirst.title}>
          {text.askFirst.body(askFirst.length)}
        </Banner>
      )}
      {isBroken && (
        <Banner
          tone="error"
          title={text.chain.title}
          actions={
            <Button size="small" onPress={() => navigate({ kind: 'history' })}>
              {text.chain.action}
            </Button>
          }
        >
          {text.chain.body}
        </Banner>
      )}
    </div>
  );
}
