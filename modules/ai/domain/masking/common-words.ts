/**
 * Names that are also words of every day. Alone they say nothing about anybody and masking them would spoil what the
 * text is about (the forest, hope), so they count as a name only in a full name, with a title (森さん, Mr. Hope), or once
 * the same text has called them so. Folded forms: hiragana and lower case.
 */
const WORDS = `
愛 葵 秋 朝日 泉 一 命 海 梅 香 花 華 風 要 希望 和 健 心 恋 東 西 南 北 桜 咲 実 幸 智 静 島 正義 自由 真実 進 勇気 優 夢 空 大地 太陽 宝 丘 月 翼 虹 希 春 夏 冬 光 星 誠 真 学 緑 港 未来 都 恵 本 森 林 原 谷 山 川 河 池 田 石 土 水 火 木 金 銀 畑 橋 堤 道 門 里 村 町 市 東京 大阪 千葉 福島 宮城 山口 福岡 長崎 宮崎 長野 岡山 山形 石川 富山 秋田 香川 徳島 平和 神 仏 王 関 岸 岩 浜 沖 滝 沢 江 波 雪 雨 雲 霞 嵐 陸 旭 昴 剣 光景 太一 一番 二宮 三重 奈良 滋賀 日本 中国 世界 菊 蘭 椿 柳 松 杉 竹 藤 柿 桃 栗 茜 萌 楓 歩 望 守 明 学校 実り 努 力 昭和 大正 平成 令和 明治
あい あおい あき あさひ あゆみ あらし いずみ いちご いと いのり いわ うみ うめ おか おき かい かえで かおり かがやき かける かぜ かなめ かわ きし きた きのした きぼう きみ きょうこ きり くり げん こい こころ このは こはる さかえ さき さくら さち さつき さとう しげる しずか しま しんじ すすむ すぎ すばる すみれ せい せき そう そら たいよう たいち たいら たかい たから たかし たき たけ たに たまき ちか つかさ つき つばき つばさ つよし てん とおる とも なお なか なつ なみ なみき にし のぞみ のぞむ のどか はじめ はし はな はま はやし はら はる はるか はるき ひかり ひかる ひがし ひとみ ひなた ひろし ひろい ふく ふじ ふゆ ほし ほのか まい まこと まさか まち まつ まなぶ まもる みき みさき みなと みなみ みち みちる みどり みのり みのる みやこ みらい むら めい めぐみ もえ もみじ もも もり やすい やま ゆい ゆう ゆうき ゆうひ ゆか ゆき ゆたか ゆめ ゆり ゆみ よし よしみ らん りく りん れい ろく わか わたる いちばん かず けん けんこう きよい しん しんり じゅん たくみ たけし まじめ ごう こう せいか みか みほ りか りさ
art bell berry bill black bloom brook brown bush buck chance charity chase chip clay cliff cook dale dawn day destiny east english faith fern field fisher flower forest fox frank french grace grant gray green guy hall harmony hazel heath hill holly hope hunter iris ivy jade jasmine jean jewel joy june justice king lake lane law lily long major march mark marsh may melody mercy mill miller moon moss north oak olive page park patience pearl penny piper pat peace poppy price pride prudence ray rain reed rich river robin rock root rose ruby rusty sage sandy scout sea sharp short sky smart snow song south spring star stone story street sue summer sunny swan temple trinity violet wall ward water way west white will wise wood woods young
`;
export const COMMON_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean));
