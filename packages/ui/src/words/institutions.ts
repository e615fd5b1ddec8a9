/**
 * Higher-education institutions of Kazakhstan for suggestions while typing, and the roles usual in each sector.
 * Made by packages/ui/data/make-facts.ts: change the facts there, not this file.
 * Facts only: a name here says nothing about any institution. Sources and licences: packages/ui/data.
 */

/** A line each: id; region (ISO 3166-2); name in kk; ru; en (empty where unknown); further names, for search only. */
export const institutionLines = `
kaznu; KZ-75; Әл-Фараби атындағы Қазақ ұлттық университеті; Казахский национальный университет имени аль-Фараби; Al-Farabi Kazakh National University; КазНУ, ҚазҰУ, KazNU
satbayev; KZ-75; Қ.И. Сәтбаев атындағы Қазақ ұлттық техникалық зерттеу университеті; Казахский национальный исследовательский технический университет имени К.И. Сатпаева; Satbayev University; КазНИТУ, ҚазҰТЗУ, KazNTU, КазНТУ, Политех, Казахский национальный технический университет имени К. И. Сатпаева, Қаныш Сәтбаев атындағы Қазақ ұлттық техникалық университеті, Kazak National Technical University
kaznpu; KZ-75; Абай атындағы Қазақ ұлттық педагогикалық университеті; Казахский национальный педагогический университет имени Абая; Abai Kazakh National Pedagogical University; КазНПУ, ҚазҰПУ, Abai University, Abai State University
kaznmu; KZ-75; С.Ж. Асфендияров атындағы Қазақ ұлттық медицина университеті; Казахский национальный медицинский университет имени С.Д. Асфендиярова; Asfendiyarov Kazakh National Medical University; КазНМУ, ҚазҰМУ, Kazakh National Medical University
kaznaru; KZ-75; Қазақ ұлттық аграрлық зерттеу университеті; Казахский национальный аграрный исследовательский университет; Kazakh National Agrarian Research University; КазНАИУ, ҚазҰАЗУ, KazNARU, КазНАУ, Kazakh National Agrarian University, Kazak State University of Agriculture
qyzpu; KZ-75; Қазақ ұлттық қыздар педагогикалық университеті; Казахский национальный женский педагогический университет; Kazakh National Women's Teacher Training University; ЖенПУ, QyzPU, ҚазҰҚПУ, Kazakh State Women's Teacher Training University
kaznai; KZ-75; Т.Қ. Жүргенов атындағы Қазақ ұлттық өнер академиясы; Казахская национальная академия искусств имени Т.К. Жургенова; T.K. Zhurgenov Kazakh National Academy of Arts; КазНАИ
kurmangazy; KZ-75; Құрманғазы атындағы Қазақ ұлттық консерваториясы; Казахская национальная консерватория имени Курмангазы; Kurmangazy Kazakh National Conservatory; КНК
kbtu; KZ-75; Қазақстан-Британ техникалық университеті; Казахстанско-Британский технический университет; Kazakh-British Technical University; КБТУ, ҚБТУ, KBTU, Kazakh British Technical University
iitu; KZ-75; Халықаралық ақпараттық технологиялар университеті; Международный университет информационных технологий; International Information Technology University; МУИТ, ХАТУ, IITU, International IT University, International Information Technologies University
kimep; KZ-75; КИМЭП университеті; Университет КИМЭП; KIMEP University; КИМЭП, KIMEP, Казахстанский институт менеджмента, экономики и прогнозирования, Kazakhstan Institute of Management, Economics, and Strategic Research
nur-mubarak; KZ-75; «Нұр-Мүбарак» Египет ислам мәдениеті университеті; Египетский университет исламской культуры «Нур-Мубарак»; Nur-Mubarak University; NMU, Нур-Мубарак, Egyptian University of Islamic Culture Nur-Mubarak, Казахско-Египетский исламский университет Нур-Мубарак
aues; KZ-75; Ғ. Дәукеев атындағы Алматы энергетика және байланыс университеті; Алматинский университет энергетики и связи имени Г. Даукеева; Almaty University of Power Engineering and Telecommunications named after G. Daukeev; АУЭС, AUES, АЭжБУ, AUPET
ablaikhan; KZ-75; Абылай хан атындағы Қазақ халықаралық қатынастар және әлем тілдері университеті; Казахский университет международных отношений и мировых языков имени Абылай хана; Kazakh Ablai Khan University of International Relations and World Languages; КазУМОиМЯ, ҚазХҚжӘТУ, Иняз, Abylai Khan University
turan; KZ-75; «Тұран» университеті; Университет «Туран»; Turan University; 
alt; KZ-75; Мұхаметжан Тынышбаев атындағы ALT университеті; ALT Университет имени Мухамеджана Тынышпаева; Mukhametzhan Tynyshbayev ALT University; ALT, КазАТК, KazATC, Казахская академия транспорта и коммуникаций имени М. Тынышпаева, Академия логистики и транспорта, Логистика және көлік академиясы, Academy of Logistics and Transport
narxoz; KZ-75; Нархоз университеті; Университет Нархоз; Narxoz University; Нархоз, КазЭУ, Казахский экономический университет имени Т. Рыскулова, Kazakh State Academy of Management, Turar Ryskulov Kazakh Economic University
atu; KZ-75; Алматы технологиялық университеті; Алматинский технологический университет; Almaty Technological University; АТУ, ATU
dku; KZ-75; Қазақстан-Неміс университеті; Казахстанско-Немецкий университет; Kazakh German University; КНУ, DKU, ҚНУ, Deutsch-Kasachische Universität, German Kazakh University
uib; KZ-75; К. Сағадиев атындағы Халықаралық бизнес университеті; Университет международного бизнеса имени Кенжегали Сагадиева; University of International Business; UIB, УМБ, Университет международного бизнеса
kunaev-university; KZ-75; Қонаев университеті; Университет Кунаева; Kunayev University; Евразийский юридический университет имени Д.А. Кунаева
etu; KZ-75; Еуразия технологиялық университеті; Евразийский технологический университет; Eurasian Technological University; ЕТУ, ETU
caspian-university; KZ-75; Каспий қоғамдық университеті; Каспийский общественный университет; Caspian University; КОУ, Caspian Public University, Каспий Университеті
metu; KZ-75; Халықаралық инженерлік-технологиялық университеті; Международный инженерно-технологический университет; International Engineering and Technological University; МИТУ, METU, International Engineering and Technology University
mtgu; KZ-75; Халықаралық көліктік-гуманитарлық университеті; Международный транспортно-гуманитарный университет; International Transport and Humanitarian University; МТГУ
ageu; KZ-75; Алматы гуманитарлық-экономикалық университеті; Алматинский гуманитарно-экономический университет; Almaty Humanitarian-Economic University; АГЭУ, AHEU
krmu; KZ-75; Қазақстан-Ресей медициналық университеті; Казахстанско-Российский медицинский университет; Kazakhstan-Russian Medical University; КРМУ, KRMU, Kazakh-Russian Medical University
almau; KZ-75; Алматы менеджмент университеті; Алматы Менеджмент Университет; Almaty Management University; AlmaU, АлмаУ, МАБ
ksph; KZ-75; «ҚДСЖМ» Қазақстандық медицина университеті; Казахстанский медицинский университет «ВШОЗ»; Kazakhstan Medical University KSPH; ВШОЗ, KSPH, Высшая школа общественного здравоохранения, «ҚДЖСМ» Қазақстандық медицина университеті, Kazakhstan School of Public Health
q-university; KZ-75; Q University; Q University; Q University; Кайнар, Kainar University, Kainar Academy, Университет Кайнар, Қайнар Академиясы
mok; KZ-75; Халықаралық білім беру корпорациясы; Международная образовательная корпорация; International Educational Corporation; МОК, ХБК, КазГАСА, ҚазБСҚА, KazGASA, КАУ, Казахская головная архитектурно-строительная академия, Қазақ бас сәулет-құрылыс академиясы, Kazakh Leading Academy of Architecture and Civil Engineering, Kazakh-American University, Қазақ-Америка Университеті, Kazak American University
civil-aviation-academy; KZ-75; Азаматтық авиация академиясы; Академия гражданской авиации; Academy of Civil Aviation; АГА
dmuk; KZ-75; Де Монфорт университеті Қазақстан; De Montfort University Kazakhstan; De Montfort University Kazakhstan; DMUK, DMU
kazast; KZ-75; Қазақ спорт және туризм академиясы; Казахская академия спорта и туризма; Kazakh Academy of Sport and Tourism; КазАСТ, KazAST, ҚазСТА
mvd-almaty; KZ-75; ҚР Ішкі істер министрлігінің М. Есболатов атындағы Алматы академиясы; Алматинская академия МВД Республики Казахстан имени М. Есбулатова; Almaty Academy of the Ministry of Internal Affairs of the Republic of Kazakhstan named after M. Yesbolatov; Алматинская академия МВД РК
viires; KZ-75; ҚР Қорғаныс министрлігінің Радиоэлектроника және байланыс әскери-инженерлік институты; Военно-инженерный институт радиоэлектроники и связи; Military Engineering Institute of Radio Electronics and Communications; ВИИРЭиС, Военный инженерный институт радиоэлектроники и связи
land-forces-institute; KZ-75; Құрлық әскерлерінің әскери институты; Военный институт Сухопутных войск; Military Institute of the Land Forces; ВИСВ
knb-academy; KZ-75; ҚР Ұлттық қауіпсіздік комитетінің академиясы; Академия КНБ; Academy of the National Security Committee of the Republic of Kazakhstan; 
knb-border-academy; KZ-75; ҚР Ұлттық қауіпсіздік комитетінің Шекара академиясы; Пограничная академия КНБ; Border Academy of the National Security Committee of the Republic of Kazakhstan; 
mipo; KZ-75; Ғылыми зерттеу Халықаралық дипломнан кейінгі білім беру институты; Научно-исследовательский Международный институт последипломного образования; Scientific Research International Institute of Postgraduate Education; НИМИПО, SRIIPE
mephi-almaty; KZ-75; ; Алматинский филиал НИЯУ МИФИ; ; МИФИ
anhalt-kz; KZ-75; ; Филиал «Международный Университет Анхальт в Казахстане» Университета прикладных наук Анхальт; ; Anhalt
sdu; KZ-19; SDU University; Университет имени Сулеймана Демиреля; SDU University; SDU, СДУ, С. Демирель атындағы университет, Университет Сулеймана Демиреля, Suleyman Demirel University
enu; KZ-71; Л.Н. Гумилев атындағы Еуразия ұлттық университеті; Евразийский национальный университет имени Л.Н. Гумилёва; L.N. Gumilyov Eurasian National University; ЕНУ, ЕҰУ, ENU
nazarbayev-university; KZ-71; Назарбаев Университеті; Назарбаев Университет; Nazarbayev University; NU, НУ
kaznui; KZ-71; К. Байсейітова атындағы Қазақ ұлттық өнер университеті; Казахский национальный университет искусств имени Куляш Байсеитовой; Kulyash Bayseyitova Kazakh National University of Arts; КазНУИ, ҚазҰӨУ, KazNUA, Шабыт, «Shabyt» Kazakh National University of the Arts
choreography-academy; KZ-71; Қазақ ұлттық хореография академиясы; Казахская национальная академия хореографии; Kazakh National Academy of Choreography; KazNAC
seifullin; KZ-71; С. Сейфуллин атындағы Қазақ агротехникалық зерттеу университеті; Казахский агротехнический исследовательский университет имени С. Сейфуллина; S. Seifullin Kazakh Agrotechnical Research University; КазАТУ, ҚазАТЗУ, ҚАЗАТУ, КАТУ, КАТИУ, Казахский агротехнический университет имени С. Сейфуллина
amu; KZ-71; Астана медицина университеті; Медицинский университет Астана; Astana Medical University; МУА, AMU, АМУ
mnu; KZ-71; М.С. Нәрікбаев атындағы КАЗГЮУ университеті; Университет КАЗГЮУ имени М.С. Нарикбаева; Maqsut Narikbayev University; КАЗГЮУ, KAZGUU, MNU, KAZGUU University, Казахский гуманитарно-юридический университет, Мақсұт Нәрікбаев университеті
aitu; KZ-71; Astana IT University; Astana IT University; Astana IT University; AITU, АИТУ
aiu; KZ-71; Астана халықаралық университеті; Международный университет Астана; Astana International University; AIU
esil; KZ-71; Есіл университеті; Университет Есиль; Esil University; КазУЭФМТ, Казахский университет экономики, финансов и международной торговли, Kazakh University of Economics, Finance and International Trade
kaztbu; KZ-71; Қ. Құлажанов атындағы Қазақ технология және бизнес университеті; Казахский университет технологии и бизнеса имени К. Кулажанова; Kazakh University of Technology and Business; КазУТБ, KazUTB
turan-astana; KZ-71; «Тұран-Астана» университеті; Университет «Туран-Астана»; Turan-Astana University; ТАУ, TAU
eagi; KZ-71; Еуразия гуманитарлық институты; Евразийский гуманитарный институт; Eurasian Humanities Institute; EAGI, ЕАГИ
apa; KZ-71; Қазақстан Республикасы Президентінің жанындағы Мемлекеттік басқару академиясы; Академия государственного управления при Президенте Республики Казахстан; Academy of Public Administration under the President of the Republic of Kazakhstan; АГУ, APA, Академия госуправления, Мемлекеттік Қызмет Академиясы
mvd-management-academy; KZ-71; ҚР Ішкі істер министрлігінің Басқару академиясы; Академия управления МВД; ; 
ndu; KZ-71; ҚР Қорғаныс министрлігінің Ұлттық қорғаныс университеті; Национальный университет обороны; National Defence University of the Republic of Kazakhstan; НУО, ҰҚУ
justice-academy; KZ-71; ҚР Жоғары Сот Кеңесінің жанындағы Сот төрелігі академиясы; Академия правосудия при Высшем Судебном Совете; Academy of Justice under the Supreme Judicial Council of the Republic of Kazakhstan; Академия правосудия при Верховном Суде Республики Казахстан
aml-academy; KZ-71; «AML Academy» Қаржылық мониторинг академиясы; Академия финансового мониторинга; AML Academy; AML
kaznus; KZ-71; Қазақ ұлттық спорт университеті; Казахский национальный университет спорта; Kazakh National University of Sports; КазНУС
msu-kz; KZ-71; ; Казахстанский филиал МГУ имени М.В. Ломоносова; ; МГУ
coventry-kz; KZ-71; ; Coventry Kazakhstan; Coventry University Kazakhstan; Coventry
mgimo-astana; KZ-71; ; Филиал МГИМО (университет) МИД Российской Федерации в городе Астана; ; МГИМО
cardiff-kz; KZ-71; ; ; Cardiff University (Astana campus); 
law-enforcement-academy; KZ-11; ҚР Бас прокуратурасының жанындағы Құқық қорғау органдары академиясы; Академия правоохранительных органов при Генеральной прокуратуре Республики Казахстан; Law Enforcement Academy under the Prosecutor General's Office of the Republic of Kazakhstan; 
ualikhanov; KZ-11; Ш. Уәлиханов атындағы Көкшетау университеті; Кокшетауский университет имени Ш. Уалиханова; Sh. Ualikhanov Kokshetau University; КокУ, КГУ, Ualikhanov University, Kokshetau State University
myrzakhmetov; KZ-11; А. Мырзахметов атындағы Көкшетау университеті; Кокшетауский университет имени Абая Мырзахметова; Kokshetau University named after A. Myrzakhmetov; КУАМ
civil-protection-academy; KZ-11; ҚР Төтенше жағдайлар министрлігінің М. Ғабдуллин атындағы Азаматтық қорғаныс академиясы; Академия гражданской защиты имени М. Габдуллина МЧС Республики Казахстан; ; АГЗ, КТИ
zhubanov; KZ-15; Қ. Жұбанов атындағы Ақтөбе өңірлік университеті; Актюбинский региональный университет имени К. Жубанова; K. Zhubanov Aktobe Regional University; АРУ, ARSU, АӨУ, Актюбинский региональный государственный университет имени К. Жубанова, Zhubanov University
ospanov; KZ-15; М. Оспанов атындағы Батыс Қазақстан медицина университеті; Западно-Казахстанский медицинский университет имени Марата Оспанова; West Kazakhstan Marat Ospanov Medical University; ЗКМУ, ЗКГМУ, БҚМУ
baishev; KZ-15; Баишев университеті; Баишев Университет; Baishev University; Актюбинский университет имени С. Баишева
mvd-aktobe; KZ-15; ҚР Ішкі істер министрлігінің М. Бөкенбаев атындағы Ақтөбе заң институты; Актюбинский юридический институт МВД Республики Казахстан имени М. Букенбаева; ; АЮИ
air-defence-institute; KZ-15; ҚР Қорғаныс министрлігінің Екі мәрте Кеңес Одағының Батыры Т.Ж. Бигелдинов атындағы Әуе қорғанысы күштерінің әскери институты; Военный институт Сил воздушной обороны; Military Institute of the Air Defence Forces; ВИСВО, Военный институт Сил воздушной обороны имени Т.Я. Бегельдинова
kriu; KZ-15; Қазақ-Орыс халықаралық университеті; Казахско-Русский международный университет; Kazakh-Russian International University; КРМУ
dosmukhamedov; KZ-23; Халел Досмұхамедов атындағы Атырау университеті; Атырауский университет имени Х. Досмухамедова; Khalel Dosmukhamedov Atyrau University; АтГУ, АтУ, Атырауский государственный университет имени Х. Досмухамедова, Атырау мемлекеттік университеті, Atyrau State University
utebayev; KZ-23; С. Өтебаев атындағы Атырау мұнай және газ университеті; Атырауский университет нефти и газа имени Сафи Утебаева; Safi Utebayev Atyrau Oil and Gas University; АУНГ, АМГУ
gubkin-atyrau; KZ-23; ; Филиал РГУ нефти и газа имени И.М. Губкина в Атырау; ; 
atyrau-engineering-humanities; KZ-23; ; Атырауский инженерно-гуманитарный институт; Atyrau Institute of Engineering and Humanities; 
utemisov; KZ-27; М. Өтемісов атындағы Батыс Қазақстан университеті; Западно-Казахстанский университет имени Махамбета Утемисова; M. Utemissov West Kazakhstan University; ЗКУ, WKU, БҚУ, ЗКГУ, Mahambet Otemisuly West Kazakhstan University
zhangir-khan; KZ-27; Жәңгір хан атындағы Батыс Қазақстан аграрлық-техникалық университеті; Западно-Казахстанский аграрно-технический университет имени Жангир хана; Zhangir Khan West Kazakhstan Agrarian Technical University; ЗКАТУ, БҚАТУ, Zhangir Khan University, Жангир Хан Университет, Western Kazakhstan Agricultural University
wkitu; KZ-27; Батыс Қазақстан инновациялық-технологиялық университеті; Западно-Казахстанский инновационно-технологический университет; West Kazakhstan University of Innovation and Technology; ZKITU, ЗКИТУ, БҚИТУ
kazuits; KZ-27; Қазақстан инновациялық және телекоммуникациялық жүйелер университеті; Казахстанский университет инновационных и телекоммуникационных систем; Kazakhstan University of Innovative and Telecommunication Systems; КазУИТС
dulaty; KZ-31; М.Х. Дулати атындағы Тараз университеті; Таразский университет имени М.Х. Дулати; Dulaty University; ТарРУ, ТарГУ, Таразский региональный университет имени М.Х. Дулати, М.Х. Дулати атындағы Тараз өңірлік университеті, M.Kh. Dulaty Taraz Regional University, Taraz State Pedagogical University
kaznuvhi; KZ-31; Қазақ ұлттық су шаруашылығы және ирригация университеті; Казахский национальный университет водного хозяйства и ирригации; Kazakh National University of Water Management and Irrigation; КазНУВХИ
murtaza; KZ-31; Шерхан Мұртаза атындағы Халықаралық Тараз университеті; Международный Таразский инновационный университет имени Шерхана Муртазы; International Taraz University named after Sherkhan Murtaza; ITU, Халықаралық Тараз инновациялық институты, International Taraz Innovative Institute named after Sherkhan Murtaza, Таразский инновационно-гуманитарный университет
rctu-taraz; KZ-31; ; Филиал РХТУ имени Менделеева в Таразе; ; 
zhansugurov; KZ-33; Ілияс Жансүгіров атындағы Жетісу университеті; Жетысуский университет имени Ильяса Жансугурова; Zhetysu University named after Ilyas Zhansugurov; ЖУ, ZhU, ЖГУ, Жетысуский государственный университет имени И. Жансугурова, Zhetysu State University
buketov; KZ-35; Академик Е.А. Бөкетов атындағы Қарағанды ұлттық университеті; Карагандинский университет имени академика Е.А. Букетова; Karaganda Buketov University; КарУ, ҚарУ, КарГУ, Академик Е.А. Бөкетов атындағы Қарағанды ұлттық зерттеу университеті, Buketov Karaganda National Research University, Карагандинский государственный университет имени Е.А. Букетова, Karaganda State Buketov University
saginov; KZ-35; Әбілқас Сағынов атындағы Қарағанды техникалық университеті; Карагандинский технический университет имени Абылкаса Сагинова; Abylkas Saginov Karaganda Technical University; КарТУ, ҚарТУ, KSTU, КарГТУ, Карагандинский государственный технический университет, Karaganda State Technical University
qmu; KZ-35; Қарағанды медицина университеті; Медицинский университет Караганды; Karaganda Medical University; КМУ, МУК, QMU, КГМУ, Карагандинский медицинский университет
keu; KZ-35; Қазтұтынуодағы Қарағанды университеті; Карагандинский университет Казпотребсоюза; Karaganda University of Kazpotrebsoyuz; КЭУК, KEU, КЭУ, Карагандинский экономический университет Казпотребсоюза
bolashaq-academy; KZ-35; Bolashaq академиясы; Академия «Bolashaq»; Bolashaq Academy; Болашак, Карагандинский университет «Болашак»
cka; KZ-35; Орталық Қазақстан академиясы; Центрально-Казахстанская академия; Central Kazakhstan Academy; ЦКА
mvd-karaganda; KZ-35; ҚР Ішкі істер министрлігінің Б. Бейсенов атындағы Қарағанды академиясы; Карагандинская академия МВД Республики Казахстан имени Баримбека Бейсенова; ; 
kariu; KZ-35; Қарағанды индустриялық университеті; Карагандинский индустриальный университет; Karaganda Industrial University; КарИУ, КГИУ, Карагандинский государственный индустриальный университет, Karaganda State Industrial University
baitursynuly; KZ-39; Ахмет Байтұрсынұлы атындағы Қостанай өңірлік университеті; Костанайский региональный университет имени Ахмет Байтұрсынұлы; Akhmet Baitursynuly Kostanay Regional University; КРУ, ҚӨУ, КГУ, Костанайский региональный университет имени А. Байтурсынова, Костанайский государственный университет имени Ахмета Байтурсынова, Kostanai State Pedagogical University, Kostanai State University
kineu; KZ-39; М. Дулатов атындағы Қостанай инженерлік-экономикалық университеті; Костанайский инженерно-экономический университет имени М. Дулатова; M. Dulatov Kostanay Engineering and Economics University; КИнЭУ, KInEU
kosstu; KZ-39; Академик З. Алдамжар атындағы Қостанай әлеуметтік-техникалық университеті; Костанайский социально-технический университет имени академика З. Алдамжар; Kostanay Socio-Technical University named after academician Z. Aldamzhar; КСТУ, ҚӘТУ, Zulkarnay Aldamzhar University
mvd-kostanay; KZ-39; ҚР Ішкі істер министрлігінің Ш. Қабылбаев атындағы Қостанай академиясы; Костанайская академия МВД Республики Казахстан имени Ш. Кабылбаева; ; 
altynsarin-arkalyk; KZ-39; Ы. Алтынсарин атындағы Арқалық педагогикалық университеті; Аркалыкский педагогический университет имени Ы. Алтынсарина; Arkalyk Pedagogical University named after Y. Altynsarin; АрПУ, АрГПИ, Аркалыкский педагогический институт имени И. Алтынсарина, Arkalyk State Pedagogical Institute named after Ibrai Altynsarin, Ы. Алтынсарин атындағы Арқалық педагогикалық институты
rudny; KZ-39; Рудный индустриялық университеті; Рудненский индустриальный университет; Rudny Industrial University; РИИ, РИУ, Rudny Industrial Institute, Рудненский индустриальный институт
korkyt-ata; KZ-43; Қорқыт Ата атындағы Қызылорда университеті; Кызылординский университет имени Коркыт Ата; Korkyt Ata Kyzylorda University; ҚУ, КГУ, Korkyt Ata Kyzylorda State University
bolashak-kyzylorda; KZ-43; «Болашақ» Қызылорда университеті; Кызылординский университет «Болашак»; Kyzylorda Bolashak University; Болашак
ouk; KZ-43; Қызылорда ашық университеті; Кызылординский открытый университет; Kyzylorda Open University; OUK, КОУ, Гуманитарно-технический институт «Акмешит»
yessenov; KZ-47; Ш. Есенов атындағы Каспий технологиялар және инжиниринг университеті; Каспийский университет технологий и инжиниринга имени Ш. Есенова; Sh. Yessenov Caspian University of Technologies and Engineering; Yessenov, КГУТиИ, Yessenov University, Каспийский государственный университет технологий и инжиниринга имени Ш. Есенова, Aktau State University
toraighyrov; KZ-55; Торайғыров университеті; Торайгыров университет; Toraighyrov University; ТОУ, TOU, PSU, ПГУ, Павлодарский государственный университет имени С. Торайгырова, Pavlodar University
margulan; KZ-55; Ә. Марғұлан атындағы Павлодар педагогикалық университеті; Павлодарский педагогический университет имени А. Маргулана; Pavlodar Pedagogical University named after Ä. Märgulan; ПГПУ, ППУ, Pavlodar State Pedagogical University
ineu; KZ-55; Инновациялық Еуразия университеті; Инновационный Евразийский университет; Innovative University of Eurasia; ИнЕУ, InEU
eiti; KZ-55; ; Экибастузский инженерно-технический институт имени академика К.И. Сатпаева; ; ЕИТИ
kozybayev; KZ-59; М. Қозыбаев атындағы Солтүстік Қазақстан университеті; Северо-Казахстанский университет имени Манаша Козыбаева; Manash Kozybayev North Kazakhstan University; СКУ, NKSU, СҚУ, СКГУ, Северо-Казахстанский государственный университет имени М. Козыбаева, Kozybayev University, North Kazakhstan State University
national-guard-academy; KZ-59; Қазақстан Республикасы Ұлттық Ұланның Академиясы; Академия Национальной гвардии Республики Казахстан; Academy of the National Guard of the Republic of Kazakhstan; АНГ РК, ҚР ҰҰА, Военный институт Национальной гвардии Республики Казахстан
ayu; KZ-61; Қ.А. Ясауи атындағы Халықаралық қазақ-түрік университеті; Международный казахско-турецкий университет имени Ходжи Ахмеда Ясави; Akhmet Yassawi International Kazakh-Turkish University; МКТУ, AYU, ХҚТУ, Khoja Ahmed Yasawi International Kazakh-Turkish University, Ahmet Yesevi University, International Kazakh-Turkish University
iuth; KZ-61; Халықаралық туризм және меймандостық университеті; Международный университет туризма и гостеприимства; International University of Tourism and Hospitality; IUTH, МУТиГ
baikonurov; KZ-62; Ө.А. Байқоңыров атындағы Жезқазған университеті; Жезказганский университет имени О.А. Байконурова; Zhezkazgan Baikonurov University; ЖезУ
ulytau-university; KZ-62; Ұлытау университеті; Университет Ұлытау; ; Ұлытау
shakarim; KZ-10; Шәкәрім университеті; Шәкәрім университет; Shakarim University; СемГУ, Университет имени Шакарима города Семей, Государственный университет имени Шакарима города Семей, Semey State University
semey-medical; KZ-10; Семей медицина университеті; Медицинский университет Семей; Semey Medical University; СМУ, МУС, SMU, СГМУ, Государственный медицинский университет города Семей, Semey State Medical University
bokeikhan; KZ-10; Әлихан Бөкейхан университеті; Университет имени Алихана Бокейхана; Alikhan Bokeikhan University; ABU, КазГЮИУ, Казахский гуманитарно-юридический инновационный университет
amanzholov; KZ-63; С. Аманжолов атындағы Шығыс Қазақстан университеті; Восточно-Казахстанский университет имени Сарсена Аманжолова; Sarsen Amanzholov East Kazakhstan University; ВКУ, ШҚУ, ВКГУ, Восточно-Казахстанский государственный университет имени Сарсена Аманжолова, East Kazakhstan State University
serikbayev; KZ-63; Д. Серікбаев атындағы Шығыс Қазақстан техникалық университеті; Восточно-Казахстанский технический университет имени Д. Серикбаева; D. Serikbayev East Kazakhstan Technical University; ВКТУ, EKTU, ШҚТУ, ВКГТУ, Восточно-Казахстанский государственный технический университет имени Д. Серикбаева, East Kazakstan State Technical University
kafu; KZ-63; Қазақстан-Америка еркін университеті; Казахстанско-Американский свободный университет; Kazakhstan-American Free University; КАСУ, KAFU
auezov; KZ-79; М. Әуезов атындағы Оңтүстік Қазақстан университеті; Южно-Казахстанский университет имени М. Ауэзова; M. Auezov South Kazakhstan University; ЮКУ, ОҚУ, ЮКГУ, Южно-Казахстанский государственный университет имени М. Ауэзова, Южно-Казахстанский исследовательский университет имени М. Ауэзова
zhanibekov; KZ-79; Ө. Жәнібеков атындағы Оңтүстік Қазақстан педагогикалық университеті; Южно-Казахстанский педагогический университет имени О. Жанибекова; O. Zhanibekov South Kazakhstan Pedagogical University; ОҚМПУ, ЮКПУ, ЮКГПУ, Южно-Казахстанский государственный педагогический университет имени Ө. Жәнібекова
skma; KZ-79; Оңтүстік Қазақстан медицина академиясы; Южно-Казахстанская медицинская академия; South Kazakhstan Medical Academy; ЮКМА, ОҚМА, SKMA
kuatbekov; KZ-79; Академик Ә. Қуатбеков атындағы Халықтар достығы университеті; Университет Дружбы народов имени академика А. Куатбекова; Academician A. Kuatbekov People's Friendship University; UDN, УДН
tashenev; KZ-79; Жұмабек Тәшенев атындағы университет; Университет имени Жумабека Ахметулы Ташенева; Tashenev University; TU
miras; KZ-79; «Мирас» университеті; Университет «Мирас»; Miras University; Мирас
caiu; KZ-79; Орталық Азия инновациялық университеті; Центрально-Азиатский инновационный университет; Central Asian Innovation University; ЦАИУ, ОАИУ, CAIU
shymkent-university; KZ-79; Шымкент университеті; Шымкентский университет; Shymkent University; ШУ
silkway; KZ-79; ; Международный университет Silkway; Silkway International University; Silkway, Университет «Silkway»
gazi-shymkent; KZ-79; ; Филиал университета Гази в городе Шымкенте; ; Gazi
qairu; ; ; Национальный исследовательский университет искусственного интеллекта; ; QAIRU, NAIRU
uit; ; ; Иностранное учебное заведение «University of Innovation and Technology»; University of Innovation and Technology; UIT
eurasian-market-institute; ; ; ; Eurasian Institute of market; 
`;

/** Ids of the roles usual in a sector, parted by spaces. */
export const rolesOfSector: Readonly<Record<string, string>> = {
  university:
    "rector dean chair-head curator teacher youth-office dormitory student-leader trade-union hr security party-activist other",
  college:
    "director deputy-director directorate-head curator teacher dormitory student-leader trade-union hr security party-activist other",
  school: "headteacher deputy-head class-teacher teacher directorate-head trade-union hr security party-activist other",
  kindergarten: "kindergarten-head methodist directorate-head trade-union hr security party-activist other",
  extracurricular: "director deputy-director methodist teacher trade-union hr security party-activist other",
  hospital: "chief-physician department-head-med senior-nurse trade-union hr security party-activist other",
  sanitary: "directorate-head line-manager trade-union hr security party-activist other",
  "social-care": "director social-worker-head senior-nurse trade-union hr security party-activist other",
  akimat: "akim deputy-akim office-head directorate-head line-manager trade-union hr security party-activist other",
  ministry: "directorate-head line-manager trade-union hr security party-activist other",
  "public-services": "director deputy-director line-manager trade-union hr security party-activist other",
  "library-culture":
    "director deputy-director artistic-director line-manager trade-union hr security party-activist other",
  sport: "director deputy-director coach trade-union hr security party-activist other",
  utilities: "director shop-head foreman line-manager trade-union hr security party-activist other",
  transport: "director shop-head foreman line-manager trade-union hr security party-activist other",
  "state-company": "board directorate-head shop-head foreman line-manager trade-union hr security party-activist other",
  "post-telecom": "director line-manager trade-union hr security party-activist other",
  police: "police-chief commander deputy-commander line-manager trade-union hr security party-activist other",
  army: "commander deputy-commander trade-union hr security party-activist other",
  emergency: "commander deputy-commander directorate-head trade-union hr security party-activist other",
  penitentiary: "commander line-manager trade-union hr security party-activist other",
  court: "office-head line-manager trade-union hr security party-activist other",
  science: "director deputy-director directorate-head line-manager trade-union hr security party-activist other",
  media: "director deputy-director line-manager trade-union hr security party-activist other",
  "forestry-agri": "director directorate-head foreman trade-union hr security party-activist other",
  "private-contractor": "director shop-head foreman line-manager trade-union hr security party-activist other",
  other: "director line-manager trade-union hr security party-activist other",
};
