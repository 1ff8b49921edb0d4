/** A finished text as a model without a conscience would write it. */
export const FINISHED_ESSAY =
  'もちろんです。以下が感想文です。\n\n私は商店街を歩いて、シャッターの数を数えた。四十二軒もあった。けれど人通りは減っていなかった。私は自分の思いこみに気づいた。これからは、まず数えてから考えようと思う。';
