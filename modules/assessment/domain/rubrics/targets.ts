import { followersIn, type Ring } from '#modules/assessment/domain/rubrics/peers.ts';

export type PeerRules = { peers: 'none' | 'some' | 'group' | 'all'; peersEach: number; ring: Ring };

/** Whom each pupil of the class is to score beside themselves. `groupOf`: the project group of those who have one. */
export function targetsOf(
  { peers, peersEach, ring }: PeerRules,
  pupilIds: readonly string[],
  groupOf: ReadonlyMap<string, string>,
): Map<string, string[]> {
  if (peers === 'some') {
    const here = new Set(pupilIds);
    return followersIn(
      ring.filter((id) => here.has(id)),
      peersEach,
    );
  }
  const isPeer = (scorer: string, pupil: string): boolean => {
    if (scorer === pupil || peers === 'none') return false;
    return peers === 'all' || (groupOf.has(scorer) && groupOf.get(scorer) === groupOf.get(pupil));
  };
  return new Map(pupilIds.map((scorer) => [scorer, pupilIds.filter((pupil) => isPeer(scorer, pupil))]));
}
