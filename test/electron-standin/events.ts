/** An Electron event that a listener may call off. */
export interface CancellableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/** Makes such an event, with what its listeners are told. */
export function cancellable<T extends object>(details: T): CancellableEvent & T {
  const event = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
    ...details,
  };
  return event;
}
