/**
 * Common passwords, kept as the words they are built on and the endings people give them (the heads of the public
 * lists of leaked passwords, and what Japanese lists add to them).
 */
const WORDS = `
password passwd pass passw0rd secret login welcome letmein admin administrator root master user guest test tester demo
default changeme temp qwerty qwertyuiop qwert asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc qweasd
qweasdzxc qwer qwerasdf poiuyt lkjhgf mnbvcx abc abcd abcde abcdef abcdefg abcdefgh abcdefghij xyz aaa aaaa aaaaaa
iloveyou loveyou lovely love loveme lover princess prince angel angels baby babygirl sunshine moonlight starlight
flower butterfly rainbow summer winter spring autumn monday friday january october november december family mother
father brother sister friend friends forever freedom whatever nothing hello hellokitty goodbye monkey dragon tiger lion
panther eagle falcon dolphin turtle rabbit bunny kitty kitten puppy doggy pokemon pikachu eevee mario luigi zelda
nintendo playstation xbox minecraft fortnite roblox splatoon gundam naruto sasuke onepiece luffy doraemon nobita
anpanman totoro ghibli kirby sonic batman superman spiderman starwars matrix hunter killer shadow ghost ninja samurai
knight warrior wizard magic phoenix thunder lightning hurricane football baseball basketball soccer tennis hockey
volleyball swimming yankees giants tigers hanshin lakers chelsea arsenal liverpool barcelona ronaldo messi jordan
michael jennifer jessica michelle daniel andrew joshua matthew robert thomas william charlie jasmine ashley amanda
nicole hannah justin anthony george harley ranger buster cookie pepper ginger cheese chocolate banana orange apple
cherry strawberry peaches lemon pumpkin coffee sugar honey candy computer internet google yahoo facebook twitter
instagram youtube tiktok samsung iphone android windows microsoft linux ubuntu oracle database server network system
security access trustno1 whatever1 zaq12wsx q1w2e3r4 q1w2e3r4t5 a1b2c3d4 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc
zaq1xsw2 qwe123 abc123 123abc 123qwe pass123 test123 admin123 school student teacher pupil class homework study learn
quested quest exam gakkou gakko seito sensei kyoshi kyouin tannin kyouto kyoto tokyo toukyou osaka oosaka nagoya
sapporo fukuoka yokohama hiroshima sendai okinawa hokkaido nihon nippon japan japanese fujisan sakura sakurasaku
himawari tsubaki momiji kaede hana hanako taro tarou jiro jirou ichiro yamada tanaka suzuki satou sato takahashi
watanabe itou ito nakamura kobayashi katou kato yoshida sasaki yamaguchi matsumoto inoue kimura hayashi shimizu
yamazaki mori abe ikeda hashimoto ishikawa ogawa okada maeda fujita gotou goto hasegawa murakami kondou ishii saitou
sakamoto endou aoki fujii nishimura fukuda oota miura fujiwara okamoto matsuda nakagawa nakano harada ono tamura
takeuchi kaneko wada nakayama ishida ueda morita hara shibata sakai kudou yokoyama miyazaki miyamoto uchida takagi
anndou taniguchi oono maruyama imai kouno fujimoto takada takeda ueno sugiyama masuda hirano sugawara kojima
yuki yuuki haruto hinata minato souta yuto yuuto riku ren aoi yui sakurako hina mei rin mio miyu nanami misaki
ayaka haruka ayumi megumi naoko yuko keiko akiko tomoko hiroshi takashi kenji kenta shota daiki tsubasa sora umi
mizuki hikari hikaru akari kaori kazuki takumi ryota shun ryu tatsuya naoki makoto satoshi masashi
arigatou arigato sayonara konnichiwa konnichiha ohayou ohayo konbanwa oyasumi gomennasai sumimasen daisuki aishiteru
aishiteiru tomodachi kazoku okaasan otousan oneechan oniichan inu neko nekochan usagi kuma pengin panda ringo mikan
momo ichigo sushi tempura ramen udon soba onigiri kare yakiniku takoyaki matcha ocha gohan shinkansen densha kuruma
jitensha yakyuu yakyu sakkaa sakka tenisu judo kendo karate sumou origami manga anime otaku kawaii kakkoii sugoi
ganbare ganbaru ganbarou yoroshiku hogehoge hoge fuga piyo foobar foo bar ahoaho aho baka bakabaka himitsu naisho
pasuwado anshou angou tanjoubi shiawase kibou yume yumenokuni ninjin hoshi tsuki taiyou kaze yama kawa umineko tenshi
akuma kamisama hotoke budda samurai1 bushido nadeshiko yamato mikasa kirara pretty precure sailormoon lovelive
vocaloid miku hatsunemiku arashi smap exile akb48 nogizaka johnny bts twice blackpink
パスワード ひみつ さくら がっこう せんせい ありがとう あいしてる だいすき ともだち どらえもん 学校 先生 生徒 桜 日本 東京
`
  .trim()
  .split(/\s+/);

const ENDINGS = ['', '1', '12', '123', '1234', '12345', '123456', '0', '01', '11', '00', '99', '2024', '2025', '2026'];

/** Folded; every word with every ending. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  WORDS.flatMap((word) => ENDINGS.map((ending) => word + ending)),
);

const LEET: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};
const unleet = (text: string): string => text.replace(/[@431!0$57]/g, (sign) => LEET[sign] ?? sign);

const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];
const reversed = (text: string): string => [...text].reverse().join('');

/** Only repeats of a short piece, or a run along the digits, the alphabet or the keyboard. */
const isPattern = (text: string): boolean =>
  /^(.{1,4})\1+.{0,3}$/u.test(text) || RUNS.some((run) => run.includes(text) || reversed(run).includes(text));

/**
 * A common password, also with digits or signs around it, doubled, or with signs for letters (P@ssw0rd). Sees through
 * case and width.
 */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const plain = unleet(text).replace(/[^\p{L}]+$/gu, '');
  const bare = unleet(text.replace(/[\d!?.,_-]+$/u, ''));
  const telling = [core, plain, bare].filter((form) => form.length * 2 >= text.length);
  return [text, ...telling].some(
    (form) => COMMON_PASSWORDS.has(form) || COMMON_PASSWORDS.has(half(form)) || isPattern(form),
  );
}

/** The first half of a doubled text. */
const half = (text: string): string => {
  const middle = text.slice(0, text.length / 2);
  return middle + middle === text ? middle : text;
};
