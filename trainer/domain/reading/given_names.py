"""Words that names are known by, and words that only look like names; all in small letters."""

# Given names that are hardly ever anything else: a name wherever they stand, in any letters.
SURE = frozenset(
    "aaron abigail adam adrian adriana agnes aidan ahmed aisha alan alana albert alberto alejandra "
    "alejandro alex alexander alexandra alexis alfred alfredo alicia alison allan allen allison "
    "alyssa amanda amelia amir amy ana andre andrea andreas andres andrew andy angela angelica "
    "anita anna anne annette annie anthony antonio arlene armando arnold arthur ashley audrey "
    "barbara barry beatrice becky benjamin bernadette bernard bernice bertha bessie beth bethany "
    "betsy betty beverly billy blanche bob bobby bonnie brad bradley brandon brenda brendan brent "
    "brett brian brianna bridget britney brittany bruce bryan caitlin caleb calvin cameron camille "
    "candice carl carla carlos carmen caroline carolyn carrie catherine cathy cecilia celeste "
    "celia chad charlene charles charlie cheryl chloe chris christina christine christopher "
    "cindy claire clara clarence claudia clayton clifford clyde cody colin colleen connie "
    "connor corey courtney craig curtis cynthia daniel daniela danielle danny darius darlene "
    "darnell darrell darren daryl dave david deanna debbie deborah debra deepak delores denise "
    "dennis derek deshawn devin diana diane diego dmitri dolores dominic donald donna doris "
    "dorothy doug douglas duane dustin dwayne dwight eddie edith edna eduardo edward edwin eileen "
    "elaine eleanor elena eli elias elijah elizabeth ella ellen elsie emanuel emily emma enrique "
    "eric erica erik erika erin ernest ernesto esperanza esther ethan ethel eugene eva evan "
    "evelyn fatima felicia felipe felix fernando francesca francis francisco franklin freddie "
    "frederick gabriel gabriela gail garrett gary geoffrey george gerald geraldine gerard "
    "gertrude gilbert gina giovanni gladys gloria gordon greg gregory gretchen guadalupe "
    "guillermo gwen gwendolyn hannah harold harriet harry harvey hassan hazel hector heidi "
    "helen henry herbert herman hilda howard hugh ian ibrahim ida ignacio imani ines irene irma "
    "isaac isabel isabella ismael ivan jackie jacob jacqueline jaime jamal james jamie jan jane "
    "janet janice jared jasmine jason javier jay jeff jeffery jeffrey jenna jennifer jenny "
    "jeremiah jeremy jerome jesse jessica jesus jill jim joan joann joanna joanne joe joel joey "
    "johanna johnny jon jonathan jorge jose joseph josephine joshua juan juana juanita judith "
    "judy julia julian julie julio justin kaitlyn karen karim karl karla kate katherine kathleen "
    "kathryn kathy katie katrina kayla keith kelly kelsey ken kendra kenneth kenny kevin khalid "
    "kim kimberly kirk kristen kristin kristina kurt kyle larry latasha latoya laura lauren "
    "laurie lawrence leah leif leo leon leona leonard leroy leslie leticia lewis lillian linda "
    "lindsay lindsey lisa lloyd lois lorena lorenzo loretta lori lorna lorraine louis louise "
    "lucas lucia lucille lucinda lucy luis luke lydia lyle lynn mabel mackenzie malcolm malik "
    "mandy manuel marc marcella marcia marco marcos marcus margaret maria marian marianne marie "
    "marilyn mario marisol marjorie marlene marsha marta martha martin marty marvin mary mathew "
    "matt matthew maureen maurice mauricio megan meghan melanie melinda melissa mercedes "
    "meredith michael michele michelle miguel mildred mindy minnie miriam mitch mitchell "
    "mohamed mohammed molly monica monique morgan muhammad muriel myra myrtle nadia nadine "
    "nancy naomi natalia natalie natasha nathan nathaniel neil nelson nia nicholas nicole nikki "
    "noah noel nora norma norman olga oliver olivia omar oscar otis pablo pam pamela patricia "
    "patrick patty paul paula pauline pedro peggy percy perry peter phil philip phillip phyllis "
    "preston priscilla priya rachel rafael ralph ramon ramona randall randy raphael raul "
    "raymond rebecca regina reginald renee ricardo richard ricky rita rob robert roberta "
    "roberto rodney rodrigo roger roland ron ronald ronnie rosa rosalind rosemary roxanne roy "
    "ruben rudy russell ruth ryan sabrina salvador sam samantha samuel sandra santiago sara "
    "sarah saul scott sean sergio seth shane shannon sharon shaun shawn sheila shelly sherri "
    "sherry shirley sidney silvia simon sofia sonia sonya sophia sophie spencer stacey stacy "
    "stanley stefan stella stephanie stephen steve steven stuart susan susana suzanne sven "
    "sylvia tamara tammy tanya tara tatiana ted teresa terrence terri thelma theodore theresa "
    "thomas tiffany tim timothy tina tobias todd tom tommy toni tony tonya tracey tracy trevor "
    "tricia trisha troy tyrone valerie vanessa vernon veronica vicki vickie vicky victor "
    "victoria vincent vivian vladimir walter wanda warren wayne wendy wilbur willard william "
    "willie wilma winifred xavier yolanda yusuf yvette yvonne zachary zoe".split()
)
# Given names that are words as well: a name in capitals, and not where a sentence begins.
DOUBTFUL = frozenset(
    "amber angel art autumn barb bea bill blake brook bud carol carter chance cliff "
    "cooper crystal daisy dale dan dana dawn dean deb don dot drew earl ed faith fay flo "
    "frank fred gene gil ginger glen grace grant gus guy hank harper heather herb holly hope "
    "hunter iris ivy jack jake jasper jean jerry jimmy john jordan josh joy kay kit lance "
    "lane lee les liz lou mac mark mason max mel mike miles nick norm olive otto parker pat "
    "pearl penny ray reed rex rich rick robin rod roman rose ruby rusty sal sandy skip stew sue "
    "summer terry tiger tyler van vera vic viola violet wade wally ward wes will woody".split()
)
# In capitals where sentences begin, or because they are days, places, peoples or roles: no names.
COMMON = frozenset(
    "a about absolutely actually after afternoon again agent ah all alright also always am an and "
    "another any anybody anyone anything anyway appreciate april are as at august awesome back bad "
    "be because before bet better big both boy but buddy by bye call caller calling came can cash "
    "certainly check christmas client come company cool correct could customer dad daddy date "
    "dear december definitely did do does doing done down each early easter easy either else "
    "english even evening ever every everybody everyone everything exactly excellent excuse fair "
    "fall family fantastic february fine first folks for forgive four french friday friend from "
    "funny gentleman german get give glad go god going gonna good goodbye gosh got grandma "
    "grandpa great guess had happy hard has have he hear hello help her here hers hey hi him his "
    "hold holy home homeowner homes honestly honey hot house how hundred hurry i if in inc indeed "
    "irish is it its january joking july just kids kind know lady last late later leave let like "
    "line list listen little llc long look looking lord love ma ma'am madam makes man many "
    "march maybe me mean medicare medicaid merry message mexican mine miss mm mom moment monday "
    "money month more morning most mother father mr mrs ms much mum my name never new next nice "
    "night nine no nobody none not note nothing november now number october of off oh ok okay "
    "old on once one only operator or other our ours out over owner pardon part people perfect "
    "perhaps person phone please plus president pretty probably promise prospect quick quite "
    "ready real really realtor rep representative resident right sales same saturday say says "
    "see seller september seriously seven sham she should show simple since sir sister brother "
    "six so some somebody someone something soon sorry sounds spanish speaker speaking spring "
    "still stop such sunday sure take talk technician tell ten thank thanks thanksgiving that "
    "the their them then there these they thing things think this those though three thursday "
    "till time to today together tomorrow tonight too totally transcript true try tuesday two "
    "uh um unfortunately unknown until up us use usually very wait want was watch we wednesday "
    "welcome well were what whatever when where whether which while who whoever whole whose why "
    "winter with within without wonderful wow wrong yeah year years yep yes yesterday yet you "
    "your yours yup landlord tenant buyer guest host five eight thousand million interested "
    "may judge doctor doc officer mayor pastor inspector ai able afraid confused christian eve curious open available happier free busy done retired trying told "
    "american americans catholic christians canadian italian polish jewish hispanic alabama "
    "alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii "
    "idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan "
    "minnesota mississippi missouri montana nebraska nevada hampshire jersey york carolina "
    "dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia "
    "washington wisconsin wyoming duluth zillow redfin opendoor google facebook craigslist "
    "trane lennox carrier rheem goodman amana daikin mitsubishi generac kohler tesla sunrun gaf "
    "certainteed velux pella andersen jellinek hvac heloc leafguard leaffilter fha va irs hoa "
    "verizon amazon costco lowes medicare aarp sherwin moore hardie corning fargo".split()
)
# Makers and banks that are called like people.
PRODUCTS = (
    "james hardie",
    "benjamin moore",
    "sherwin williams",
    "sherwin-williams",
    "owens corning",
    "johns manville",
    "wells fargo",
    "john deere",
    "marvin windows",
    "marvin elevate",
    "marvin door",
    "bryant furnace",
    "angie's list",
    "ryan homes",
    "jp morgan",
    "morgan stanley",
    "charles schwab",
    "american standard",
    "stanley steemer",
    "ace hardware",
    "lloyd's",
    "martin guitar",
    "allen wrench",
    "phillips head",
    "victorian",
)
