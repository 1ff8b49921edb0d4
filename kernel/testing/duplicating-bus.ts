import type { Bus } from '#kernel/bus/bus.ts';

/** How many events already read come again with new ones. */
const AGAIN = 3;

/**
 * A bus that delivers twice: whenever there is something new, some events before it come again. Nothing may change by
 * it, so tests of modules run on this one.
 */
export function duplicating(bus: Bus): Bus {
  const fetch: Bus['fetch'] = async (group, wants, options) => {
    const found = await bus.fetch(group, wants, options);
    return Promise.all(
      found.map(async (fresh) => {
        const want = wants.find((each) => each.source === fresh.source && each.part === fresh.part);
        if (!want || fresh.events.length === 0) return fresh;
        const earlier = { ...want, after: Math.max(0, want.after - AGAIN) };
        const [again] = await bus.fetch(group, [earlier], { ...options, wait: 0 });
        const repeated = (again?.events ?? []).filter((event) => event.pos <= want.after);
        return { ...fresh, events: [...repeated, ...fresh.events] };
      }),
    );
  };
  return new Proxy(bus, {
    get(target, property) {
      if (property === 'fetch') return fetch;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
