"""The words of the sample, from the world of the demo."""

EN_MEMOIR = (
    "The Book of Earth, chapter one\n"
    "I came on the first of Mehr 1356 with a bundle of clothes and two books I had sewn myself. "
    "At the gate I was asked to give the books to the library, so that everyone might read them. "
    "I liked that. I thought I had come to a place where a book belongs to all.\n"
    "Six or seven of us slept in our room. I say six or seven because one of us always had the "
    "night turn in the bindery, and I never learned which bed was hers.\n"
    "The bindery\n"
    "I knew the work, and I loved it. In the first week I scratched a line in the edge of the "
    "bench for every day, to reckon my wages. One of the women saw it and did not laugh. Here we "
    "do not count days, she said, we count boughs.\n"
    "The post came on Tuesdays. In the spring after the flood my mother wrote every week, and I "
    "saw one letter, the last. The overseer held the letters back. Nobody told me this. The "
    "drawer stood open, and I know my mother’s hand from a distance. When I asked, the answer "
    "was:\n"
    "“A letter is like paper for binding. It has to lie under a weight before it is flat.”\n"
    "[...]\n"
    "Nastaran, who cut leather at my side, wrote an address on the bare board of a cover, and "
    "[name withheld] pasted the endpaper over it. I have never since picked up a book without "
    "bending back the board a little.\n"
    "What I was asked to leave at the gate:\n"
    "two books, sewn by me\n"
    "a savings book\n"
    "my mother’s letters\n"
    "In a French journal we were called le Rameau unique. In town they said کُنده, the Stump. "
    "The journal keeps its own page about the house.\n"
    "I saw Touraj Qashnavi once, at a harvest supper. He held up a book that I had sewn and said "
    "it had no thread. The sewing was hidden."
)
FA_MEMOIR = (
    "دفتر خاک، فصل یکم\n"
    "اول مهر ۱۳۵۶ رسیدم، با یک بقچه لباس و دو جلد کتاب که خودم دوخته بودم. دم دروازه گفتند "
    "کتاب‌ها را به کتابخانه بدهم تا همه بخوانند. خوشم آمد. خیال کردم جایی آمده‌ام که کتاب "
    "مال همه است.\n"
    "در اتاق ما شش‌هفت نفر می‌خوابیدند. می‌گویم شش‌هفت نفر، چون همیشه یکی نوبتِ شبِ صحافی بود و "
    "هیچ‌وقت نفهمیدم کدام تخت مال اوست.\n"
    "پست سه‌شنبه‌ها می‌رسید. بهارِ بعد از سیل مادرم هر هفته نوشته بود و من فقط یکی را دیدم، "
    "آخری را. سرپرست نامه‌ها را نگه می‌داشت. این را از کسی نشنیدم. کشو باز بود و من خط مادرم را "
    "از دور می‌شناسم. وقتی پرسیدم، جواب این بود:\n"
    "«نامه مثل کاغذ صحافی است. باید زیر وزنه بماند تا صاف شود.»\n"
    "[...]\n"
    "نسترن، که کنار من چرم می‌برید، نشانی‌ای روی مقوای لختِ جلد نوشت و [نام محفوظ] آستر را رویش "
    "چسباند. از آن روز هر کتابی دستم می‌آید جلدش را کمی خم می‌کنم.\n"
    "سال‌ها بعد در مجله‌ای فرانسوی خواندم که به ما le Rameau unique می‌گفته‌اند. در شهر می‌گفتند "
    "«کُنده». ما بین خودمان فقط می‌گفتیم «شاخه»."
)
FR_PART_1 = (
    "Conversation avec une typographe. Première partie\n"
    "Que voyait-on de la salle du courrier ?\n"
    "La salle du courrier était fermée, et le surveillant me répondait qu’elle n’avait pas de "
    "serrure. C’était vrai aussi. Du couloir on ne voyait qu’une porte lisse ; la clef se "
    "tournait de l’autre côté.\n"
    "Je composais ce mois-là un livre de serrurerie, et je me souviens d’avoir cherché le mot "
    "pour cela. [nom non divulgué], à qui je l’ai demandé, m’a dit : une porte."
)
FR_PART_3 = (
    "Troisième partie\n"
    "Comme je le disais la dernière fois à propos des livres de comptes, un chiffre se compose à "
    "l’envers et se lit à l’endroit, et pendant des années j’ai su des sommes que mes mains "
    "seules avaient lues."
)
AR_EVENING = (
    "جريمة بيت القراءة\n"
    "اجتمع الأهالي مساء الخميس في رجب ١٤١٠، وتحدث بعضهم عن أبنائهم الذين نشأوا بعيدا عنهم في بيت "
    "القراءة. قال أحد الآباء إنه كان يرى ابنه من وراء زجاج المكتبة فقط.\n"
    "قالت إحدى الأمهات: «كنا نعدّ الكتب التي يقرؤونها، ولم نكن نعدّ الأيام.»"
)
EN_WINTER = (
    "and the key hung on the outer nail. I could hear it when the wind came off the terraces: a "
    "small sound, like a spoon in a glass.\nThey wanted me to forget my own hand. I believe that"
)
FR_REPLY = (
    "Aucun papier n’a jamais été conservé\n"
    "La maison de la pompe était notre infirmerie : deux lits, un poêle, une porte sans serrure. "
    "Aucun papier n’a jamais été conservé. Le surveillant n’est entré en fonction qu’en 1984.\n"
    "Ce que nous demandons\n"
    "Nous ne reconnaissons pas les « 46 personnes » du guichet. Nous demandons que ces pages "
    "soient rectifiées."
)
FA_REPLY = (
    "امروز هیچ کاغذی پیش ما نیست\n"
    "تلمبه‌خانه درمانگاه ما بود: دو تخت، یک بخاری، و دری که قفل نداشت. امروز هیچ کاغذی پیش ما "
    "نیست. سرپرست تازه در ۱۳۶۳ به این کار گماشته شد. می‌خواهیم این صفحه‌ها اصلاح شود."
)
EN_REPLY = (
    "No paper was ever kept\n"
    "The pump house was our sick-room: two beds, a stove, a door without a lock. No paper was "
    "ever kept. The overseer took office only in 1984.\n"
    "What we ask\n"
    "We do not accept the “46 people” at the counter. We ask that these pages be corrected."
)
FR_CLIPPING = (
    "Quarante-six personnes se sont présentées samedi au guichet du bureau, et près de 90 depuis "
    "le printemps. Une femme qui attendait depuis l’aube a dit qu’elle ne venait pas pour el"
)
