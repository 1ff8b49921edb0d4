import { describe, expect, it } from 'vitest';
import { Balancer } from '#kernel/gateway/balancer.ts';
import { bucketOf, canariesIn } from '#kernel/gateway/canary.ts';
import { type Instance, listedInstances } from '#kernel/gateway/instances.ts';

const instance = (id: string, more: Partial<Instance> = {}): Instance => ({
  id,
  url: `http://${id}`,
  modules: ['user'],
  version: '1.0.0',
  ready: true,
  ...more,
});

class Bench {
  instances: Instance[];
  now = 0;
  draws: number[] = [];
  readonly balancer: Balancer;
  constructor(instances: Instance[], canaries: ConstructorParameters<typeof Balancer>[1] = []) {
    this.instances = instances;
    this.balancer = new Balancer(
      () => this.instances,
      canaries,
      () => this.draws.shift() ?? 0,
      () => this.now,
    );
  }
  choose = (avoid: string[] = [], caller = 'somebody') => {
    const passage = this.balancer.choose('user', caller, new Set(avoid));
    if (!passage) throw new Error('no instance');
    return passage;
  };
  fail = (id: string) => {
    const others = this.instances.filter((one) => one.id !== id).map((one) => one.id);
    this.choose(others).failed();
  };
}

describe('the balancer', () => {
  it('takes of two drawn the one with fewer requests under way', () => {
    const bench = new Bench([instance('a'), instance('b')]);
    bench.draws = [0, 0];
    const first = bench.choose();
    expect(first.instance.id).toBe('a');
    bench.draws = [0, 0.9];
    expect(bench.choose().instance.id).toBe('b');
    first.answered();
    bench.draws = [0.9, 0];
    expect(bench.choose().instance.id).toBe('a');
  });

  it('leaves out what failed twice in a row, each time longer, and takes it back when it answers', () => {
    const bench = new Bench([instance('a'), instance('b')]);
    bench.fail('a');
    bench.draws = [0, 0];
    expect(bench.choose().instance.id).toBe('a');
    bench.fail('a');
    expect(bench.choose().instance.id).toBe('b');
    expect(bench.balancer.ejected().map(({ id }) => id)).toEqual(['a']);
    bench.now = 501;
    expect(bench.balancer.ejected()).toEqual([]);
    bench.fail('a');
    bench.now += 999;
    expect(bench.balancer.ejected()).toHaveLength(1);
    bench.choose(['b']).answered();
    expect(bench.balancer.ejected()).toEqual([]);
  });

  it('uses what is not ready, has failed or was tried already only when there is nothing else', () => {
    const bench = new Bench([instance('a', { ready: false }), instance('b')]);
    bench.draws = [0, 0];
    expect(bench.choose().instance.id).toBe('b');
    expect(bench.choose(['b']).instance.id).toBe('a');
    bench.instances = [instance('a', { ready: false })];
    expect(bench.choose(['a']).instance.id).toBe('a');
    bench.instances = [instance('a', { modules: ['ai'] })];
    expect(bench.balancer.choose('user', 'somebody')).toBeUndefined();
  });

  it('sends its share of callers to the canary, each of them always to the same version', () => {
    const [canary] = canariesIn('user=2.0.0:25', ['user']);
    if (!canary) throw new Error('not read');
    const bench = new Bench([instance('old'), instance('new', { version: '2.0.0' })], [canary]);
    const callers = Array.from({ length: 400 }, (_, n) => `caller ${n}`);
    const met = callers.map((caller) => bench.choose([], caller).instance.id);
    expect(met).toEqual(callers.map((caller) => (bucketOf('user', caller) < 25 ? 'new' : 'old')));
    expect(met.filter((id) => id === 'new').length).toBeGreaterThan(60);
    expect(met.filter((id) => id === 'new').length).toBeLessThan(140);
    bench.instances = [instance('old')];
    expect(callers.map((caller) => bench.choose([], caller).instance.id)).toEqual(callers.map(() => 'old'));
  });
});

describe('settings of the gateway', () => {
  it('are refused with the entry that is wrong', () => {
    expect(() => canariesIn('user=1.0.0:10, ai:5', ['user', 'ai'])).toThrow('"ai:5"');
    expect(() => canariesIn('user=1.0.0:101', ['user'])).toThrow('module=version:percent');
    expect(() => listedInstances('user=ftp://host', ['user'])).toThrow('"user=ftp://host"');
    expect(() => listedInstances('unknown=http://host', ['user'])).toThrow('modules: user');
    expect(listedInstances('user=http://a:1, user=http://b:2/', ['user']).map(({ url }) => url)).toEqual([
      'http://a:1',
      'http://b:2',
    ]);
  });
});
