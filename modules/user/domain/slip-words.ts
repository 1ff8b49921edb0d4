/** Short Japanese words in rōmaji, easy to read aloud and to type; nothing a pupil would not like to find on a slip. */
export const SLIP_WORDS: readonly string[] = `
aida aisu aji ajisai akari aki ama amagumo ame ami anzu aoba aoi aozora aotake araiso ari arashi asa asagao asahi
asari ashita asobi ato atama awa ayame ayu azuki
bara bareru basu bata beniya bento bin biwa boshi botan budo buna buri buta byobu
cha chizu chika chikara chiri chisai choko choki chokin cho chotto chuo
dango daiko daikon daiku dashi densha deguchi denki doa dobin dokan doro doyo dozo
ebi eda edamame eigo eiga eki ema empitsu enogu enpo enso era eri esa eto
fubuki fude fue fuji fukuro fumi fune furi furo fusuma futa futaba futon fuyu fuyo
gakki gama ganjitsu gasu gekko genki getabako geta ginga ginko giri goma gomoku gohan goza gurai gyoza
haba hachi hagi haiku hako hakucho hama hana hanabi hane hanko hara hari haru hasami hashi hasu hata hato hatsuyume
haya hayashi hayate heya hibari hibiki hida hie higashi hikari hiku hima himawari himo hina hinata hinoki hiroba hiru
hiro hito hitode hitsuji hiyoko hoho hoka hokuto homare hon hone hori hoshi hotaru hoya hozon hyo
ibuki ichi ichigo ichiba ido ie igo ika ike ikura ima imo inaho inari ine inori inu iro irori iruka isago ise ishi
iso isu ita ito itoko iwa iwashi izumi
kabe kabin kabu kabuto kado kaede kagami kage kago kagura kai kaiga kajitsu kaki kaku kakiko kama kamakura kame kameo
kami kamome kamo kan kana kanata kane kani kanji kanna kara karasu kareha kari karuta kasa kasumi kata katachi katana
katsuo kawa kawara kaya kazari kaze kazu keshiki keyaki kibi kibo kiji kiku kikyo kimi kinako kinoko kinu kinyo kiri
kirin kisetsu kishi kita kitte kiwi kizuna koala koara koboku kodama koe koi koinobori kokage koke koko kokoro kokuban
koma kome komichi komugi konbu kondo koori kori koromo koto kotoba kotori kozue kujira kuki kuma kumi kumo kuni kura
kuri kurumi kusa kushi kutsu kuwa kyo kyoku
machi mado mae magaru magokoro maguro maiko maki makura mame maneki manabi mari maru matcha matsu matsuri mawari meishi
meiro mejiro mekuru men michi midori mie migi mikan mikazuki mimi mina minami minato mine mirai miru misaki miso
mitsu mitsuba miya mizu mizuumi mochi moji moku mokuyo momiji momo mon mono mori moto mugi mura murasaki mushi musubi
nabe nadeshiko nae nagame nagare nagi naka nakama nami nana nanohana nara nashi nasu natsu natsume nawa nemu neiro
nezumi nichi nigiri niji niku nimotsu ningyo nishi nishin niwa niwatori noboru nochi nodoka nohara noki nomi nori noren
noyama nuno nuri nyusu
obi ocha odori ogawa oka okame okashi oke oki okina okome okuyama omoi omote onigiri onpu oridzuru ori origami osechi
oshiro oto otoshi owan oyatsu oyogi
pan panda panko penki pinku pokke posuto purin
rakko rakuda ran ranpu ranchi reii remon ringo rinsu risu robo roka roku ryoko ryori ryu
sabi sabaku saga sagi sai saji saka sakana sakura sakuranbo same samidare sango sanma sanpo sansai sara sasa sasabune
sasara sato satsuma sawa sazae sazanami seiryu seiza seki semi sensu seto shiba shibafu shiawase shichi shidare shika
shiki shima shimo shinju shinrin shio shiori shippo shiro shiru shirokuma shizuka shizuku shodo shoga shogi shokki
shozu soba soko sora sore sou sozai subaru sudachi sugi suika suimin suiren suisen suiyo suika suki suna sumire
sumo sushi susuki suwa suzu suzume suzuran suzuri
tabi tachi taiko taiyo taka takara take takenoko taki tako tama tamago tamatebako tanabata tanada tane tani tanpopo
tanuki tara tasuki tatami tate tatsu tawara tebukuro tegami temari ten tenki tenko tento tera tobira tochi toge toki
tokei tomato tombo tomo tona tonari tora tori toride toshi tsubaki tsubame tsubasa tsubomi tsuchi tsuki tsukushi tsuno
tsuri tsuru tsuta tsuzuki tsuzumi tsuyu
uchiwa udon ueki ugoki uguisu uki uma umi umibe ume undo une unagi ura uri usagi uta utage utsuwa uzu uzura
wadachi wadaiko wafuku wagashi waka wakaba wakame wakana wakusei wan wani warabi washi washitsu wasabi wata watari
yado yaei yagi yagura yajirushi yakata yama yamabiko yamabuki yamaji yamame yamanami yamato yanagi yane yaoya yari
yasai yashi yashiro yayoi yoake yofuke yogi yoko yomogi yoru yose yoshi yotto yozora yudofu yugata yugure yuhi yukata
yuki yume yumi yuri yuzu yuzuriha
zaru zasshi zenmai zeni zogan zoni zori zosui zukan zunda
`
  .trim()
  .split(/\s+/)
  .filter((word, index, all) => all.indexOf(word) === index && word.length >= 3 && word.length <= 8);
