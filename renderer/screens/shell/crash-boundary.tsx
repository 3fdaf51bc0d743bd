import { Component, type ReactNode } from 'react';
import { fail } from '../../../shared/problems.ts';
import { FailedView } from './failed-view.tsx';

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

/** A bug in one screen stays in that screen: what happened is said, the places beside it go on working. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError(): { readonly hasCrashed: boolean } {
    return { hasCrashed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <FailedView
        problem={fail('internal', { where: 'page' }).problem}
        onRetry={() => this.setState({ hasCrashed: false })}
      />
    );
  }
}
