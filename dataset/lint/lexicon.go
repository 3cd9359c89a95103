package lint

import "strings"

// The words that tell what a number counts, how it is qualified, and whether it is reported as a plan or as
// done. English and Persian words stand side by side: a story may quote the one in the other.

// set returns the set of the words in a text.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// people are nouns for those who are counted. passage.national adds the nationals of the countries of the
// dataset.
var people = set(`people persons person nationals national citizens citizen migrants migrant immigrants immigrant deportees deportee
	returnees returnee passengers passenger detainees detainee individuals individual men women prisoners seekers
	refugees compatriots expatriates souls returns deportations removals repatriations
	نفر تن ایرانی ایرانیان ایرانیها مهاجر مهاجران مسافر مسافران شهروند شهروندان تبعه اتباع اخراجی اخراجیها هموطن هموطنان زندانی بازداشتی`)

// topicStems are stems of words that make a sentence one about a deportation or a return.
var topicStems = strings.Fields(`deport repatriat remov return expel expul flight plane aircraft charter aboard airlift flown flew landed
	اخراج دیپورت پرواز هواپیما بازگشت بازگرد برگشت بازمیگرد استرداد عودت مسترد`)

// sending are verbs that are about a return if "back" or "home" goes with them, as in "sent home".
var sending = set("send sent sends sending fly flew flown flying bring brought bringing take took taken taking put go went gone going come came")

// carrying are words after which a number without a noun counts people.
var carrying = set(`carry carried carries carrying deport deported deports deporting return returned returns returning remove removed removes
	removing repatriate repatriated repatriates repatriating expel expelled expels expelling fly flew flown flying take took taken taking
	send sent sends sending identified identify`)

// function are words that may follow a number of people without a noun.
var function = set(`were was are is will would have has had of on and or but who that which in at from to by as with for after before than
	though although while when because so because aboard instead not rather ultimately then later too only more others again
	deported returned removed arrived flown planned announced due still per
	را از به در که شدند شد شده خواهند بودند بود اخراج و`)

// measures are nouns for what a number counts other than people.
var measures = set(`year years month months week weeks day days hour hours minute minutes second seconds km kilometre kilometres kilometer
	kilometers mile miles metre metres meter meters foot feet kg tonne tonnes ton tons litre litres degree degrees dollar dollars euro euros
	pound pounds toman tomans rial rials cent cents flight flights plane planes aircraft country countries city cities state states source
	sources official officials page pages time paragraph paragraphs seat seats leg legs stop stops lawyer lawyers report reports am pm
	percentage point points billion trillion day-old year-old
	سال ماه هفته روز ساعت دقیقه ثانیه کیلومتر متر مایل دلار یورو تومان ریال پوند درجه پرواز هواپیما کشور شهر بار مرتبه ساله میلیون میلیارد`)

// labels are words whose number is a name, not a count.
var labels = set(`flight page article section paragraph chapter resolution tolerance no number nos boeing airbus gate figure table version phase route
	highway age aged phone tel line lines rule law bill act part annex protocol group day week year unit terminal runway
	صفحه ماده بند قطعنامه شماره پرواز اتاق بوئینگ ایرباس فصل تلفن`)

// currency are words for money, before or after a number.
var currency = set(`usd eur gbp irr dollar dollars euro euros pound pounds toman tomans rial rials cents دلار یورو تومان ریال پوند`)

// hijriMonths are the months of the Persian calendar. They mark dates, which are not checked.
var hijriMonths = set(`فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند`)

// planWords mark what is counted as still to come.
var planWords = set(`will would plan plans planned planning due expected expects expect scheduled set may might could should announced awaiting
	await intends intend intended prepare prepares prepared preparing projected projection ahead upcoming decided identified agreed
	slated earmarked destined listed soon bound originally
	خواهد خواهند قرار برنامه تصمیم شوند شود میشوند میشود احتمالا ممکن آینده بشوند بازگردند گردند`)

// doneWords mark what is counted as having happened.
var doneWords = set(`deported carried carrying aboard arrived landed returned removed flown flew took taken left sent repatriated expelled
	disembarked boarded departed deports transported brought
	شدند شد شدهاند شدن بازگشتند رسیدند رسید حمل سوار منتقل برگشتند اخراجشده بازگشت`)

// base are verb forms that mark a plan after "to" or "be"; other forms of the same verbs mark what happened.
var base = set(`follow come go deport return remove repatriate expel fly send carry take bring transport`)

// attributing are words with which a sentence gives the source of its number.
var attributing = set(`said says say saying told tells according reported reports reportedly announced announces confirmed confirms stated states
	quoted quoting citing cited cites claimed claims estimated estimates acknowledged wrote writes spokesman spokeswoman spokesperson
	statement added
	گفت گفته گفتند گفتهاند میگوید میگویند اعلام خبر نقل گزارش افزود اظهار بیان تایید`)

// asking are the verbs after which "about" is not a qualifier.
var asking = set("asked ask asks asking told talk talked talking spoke speak know known knew question questions questioned worried worry learn learned")

// correcting are words that mark a number as replaced.
var correcting = set("initially originally initial original first earlier dropped drop fell cut reduced revised down instead before previously lowered ابتدا کاهش پیشتر")

// ordinals are the numbers of flights and groups.
var ordinals = map[string]int{
	"first": 1, "1st": 1, "maiden": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6,
	"6th": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"اول": 1, "اولین": 1, "نخست": 1, "نخستین": 1, "یکم": 1, "دوم": 2, "دومین": 2, "سوم": 3, "سومین": 3, "چهارم": 4, "چهارمین": 4,
	"پنجم": 5, "پنجمین": 5, "ششم": 6, "ششمین": 6,
}

// vehicles are the nouns that ordinals number.
var vehicles = set(`flight flights plane planes planeload aircraft group batch charter round transfer jet deportation operation
	پرواز گروه هواپیما هواپیمای دسته`)

// parts are the denominators of the names of fractions.
var parts = map[string]int64{
	"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7,
	"sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
	"دوم": 2, "سوم": 3, "چهارم": 4, "پنجم": 5, "ششم": 6, "هفتم": 7, "هشتم": 8, "نهم": 9, "دهم": 10,
}

// hasStem reports whether a word begins with one of the stems.
func hasStem(list []string, w string) bool {
	for _, s := range list {
		if strings.HasPrefix(w, s) {
			return true
		}
	}
	return false
}
